"""Full-screen terminal program (TUI, Textual): the desk. Calls services, keeps no rule of its own."""
