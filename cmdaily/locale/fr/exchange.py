"""Ce qui ne va pas dans un fichier à importer."""

MESSAGES = {
    "exchange.version": "cet export est au format {found} ; ce cmdaily lit le format {known}",
    "exchange.no_list": "« {name} » n'est pas une liste",
    "exchange.row": "la ligne {number} de « {list} » est incorrecte à « {field} »",
    "exchange.day": "la ligne {number} de « {list} » est incorrecte à « {field} » : « {day} » n'est pas un jour du {first} au {last}",
    "exchange.directory": "c'est un dossier, pas un fichier",
    "exchange.missing": "ce fichier n'existe pas",
    "exchange.large": "le fichier dépasse {most} Mo",
    "exchange.json": "JSON invalide à partir d'ici",
    "exchange.not_one": "ce n'est pas un export de cmdaily",
    "exchange.is_backup": "c'est une sauvegarde : restaurez-la avec `cmdaily data restore FICHIER`",
    "exchange.no_backup": "ce n'est pas une sauvegarde de cmdaily",
    "exchange.the_store": "c'est la base de données elle-même, pas une sauvegarde",
}
