"""The command line: parse, one service call, one render. One file per noun."""
