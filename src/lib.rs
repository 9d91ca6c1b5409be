//! Lacuna
