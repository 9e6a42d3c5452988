"""The consolidated list of financial sanctions of the EU."""
