"""Ce qui ne va pas dans un fichier à importer."""

MESSAGES = {
    "exchange.not_one": "ce n'est ni une exportation ni une sauvegarde de cmdaily",
    "exchange.version": "cette exportation est de forme {found} ; ce cmdaily connaît la forme {known}",
    "exchange.no_list": "« {name} » n'est pas une liste",
    "exchange.row": "la ligne {number} de « {list} » est incorrecte à « {field} »",
    "exchange.directory": "c'est un dossier, pas un fichier",
    "exchange.missing": "ce fichier n'existe pas",
    "exchange.large": "le fichier dépasse {most} Mo",
    "exchange.json": "à partir d'ici, ce n'est plus du JSON",
}
