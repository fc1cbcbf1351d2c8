"""Pourquoi le système refuse : les noms sont ceux d'errno."""

MESSAGES = {
    "reason.EACCES": "droits insuffisants",
    "reason.EBADF": "la sortie standard est fermée",
    "reason.EDQUOT": "votre quota de disque est atteint",
    "reason.EEXIST": "un fichier de ce nom existe déjà",
    "reason.EFBIG": "le fichier dépasserait la taille permise",
    "reason.EIO": "erreur de disque",
    "reason.EISDIR": "c'est un dossier",
    "reason.ELOOP": "trop de liens symboliques",
    "reason.EMFILE": "trop de fichiers sont ouverts",
    "reason.ENAMETOOLONG": "le nom est trop long",
    "reason.ENOENT": "ce fichier ou ce dossier n'existe pas",
    "reason.ENOSPC": "le disque est plein",
    "reason.ENOTDIR": "une partie du chemin est un fichier, pas un dossier",
    "reason.EPERM": "ce n'est pas permis",
    "reason.EROFS": "le disque est en lecture seule",
}
