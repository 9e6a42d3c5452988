"""The US list of foreign institutions and talent programmes under section 1286 of the NDAA for fiscal year 2019."""
