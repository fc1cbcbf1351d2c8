"""Charts: line, bar, stacked, sparkline, radar and calendar heat map, as SVG and as blocks in the terminal."""
