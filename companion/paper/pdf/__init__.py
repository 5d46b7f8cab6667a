"""Tagged PDF made with reportlab: layout into strips, strips onto pages, pages into marked content."""
