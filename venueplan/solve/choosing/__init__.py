"""How columns are chosen: a linear programme, diving into it, and making parts of a choice anew."""
