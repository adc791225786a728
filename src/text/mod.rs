//! Texts as people read and type them; knows no record, no terminal.
