//! Single sentences and what they are read as.
