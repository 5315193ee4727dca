-- Moved with every change; feeds find changed rows among the cell's open ones.
drop index ticket_cell_changed;
