"""The smallest program that prints a table with Typer and Rich: what `cmdaily today` on a terminal is held against."""

import typer
from rich.console import Console
from rich.table import Table

app = typer.Typer()


@app.command()
def show() -> None:
    table = Table("number", "title", "done")
    for number in range(20):
        table.add_row(str(number), "One of twenty actions of the day", "0/5")
    Console().print(table)


app()
