"""The model, topics and indicators as data, and the code that reads them."""
