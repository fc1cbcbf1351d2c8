"""Pourquoi le système refuse : les noms sont ceux d'errno."""

MESSAGES = {
    "reason.EACCES": "droits insuffisants",
    "reason.EBADF": "la sortie standard est fermée",
    "reason.EDQUOT": "votre part du disque est épuisée",
    "reason.EEXIST": "un fichier de ce nom est déjà là",
    "reason.EFBIG": "le fichier dépasserait la taille permise",
    "reason.EIO": "le disque a échoué",
    "reason.EISDIR": "c'est un dossier",
    "reason.ELOOP": "ses liens tournent en rond",
    "reason.EMFILE": "trop de fichiers sont ouverts",
    "reason.ENAMETOOLONG": "le nom est trop long",
    "reason.ENOENT": "ce fichier ou ce dossier n'existe pas",
    "reason.ENOSPC": "le disque est plein",
    "reason.ENOTDIR": "une partie du chemin est un fichier, pas un dossier",
    "reason.EPERM": "ce n'est pas permis",
    "reason.EROFS": "le disque est en lecture seule",
}
