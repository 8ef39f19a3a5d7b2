"""The recipe of the English parser (needs `pip install '.[training]'`)."""
