//! Everything that is kept in a season; knows neither terminal nor disk.
