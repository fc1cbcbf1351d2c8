"""Why the system refused: the names are those of errno."""

MESSAGES = {
    "reason.EACCES": "permission denied",
    "reason.EBADF": "standard output is closed",
    "reason.EDQUOT": "your disk quota is full",
    "reason.EEXIST": "a file of that name already exists",
    "reason.EFBIG": "the file would be larger than is allowed",
    "reason.EIO": "disk error",
    "reason.EISDIR": "it is a directory",
    "reason.ELOOP": "too many symbolic links",
    "reason.EMFILE": "too many files are open",
    "reason.ENAMETOOLONG": "the name is too long",
    "reason.ENOENT": "there is no such file or directory",
    "reason.ENOSPC": "the disk is full",
    "reason.ENOTDIR": "a part of the path is a file, not a directory",
    "reason.EPERM": "it is not allowed",
    "reason.EROFS": "the disk is read-only",
}
