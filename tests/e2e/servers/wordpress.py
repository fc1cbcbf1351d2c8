"""A real WordPress with MariaDB behind PHP's own server, from Debian's packages."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.e2e.servers.common import (
    Server,
    UnavailableError,
    debian,
    free_port,
    listening,
    lock,
    process,
    run,
    scratch,
    wait_for,
)

PACKAGES = (
    "wordpress",
    "mariadb-server",
    "php-cli",
    "php-mysql",
    "php-xml",
    "php-mbstring",
    "php-curl",
    "php-gd",
)
CODE = Path("/usr/share/wordpress")
HERE = Path(__file__).parent

CONFIG = """<?php
define('DB_NAME', 'wp'); define('DB_USER', 'wp'); define('DB_PASSWORD', 'wp');
define('DB_HOST', '127.0.0.1:{database}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT',
          'LOGGED_IN_SALT', 'NONCE_SALT'] as $name) define($name, '{salt}' . $name);
define('WP_ENVIRONMENT_TYPE', 'local'); // lets application passwords work over http
define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_CONTENT_DIR', '{place}/content'); define('WP_CONTENT_URL', 'http://localhost:{port}/wp-content');
define('WP_HOME', 'http://localhost:{port}'); define('WP_SITEURL', 'http://localhost:{port}');
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""


def prepare() -> None:
    """Install the packages, once. Some 40 seconds."""
    with lock("wordpress"):
        if not (CODE.is_dir() and shutil.which("mariadbd") and shutil.which("php")):
            debian(*PACKAGES)
        if not (CODE.is_dir() and shutil.which("mariadbd") and shutil.which("php")):
            raise UnavailableError(f"needs the Debian packages {', '.join(PACKAGES)}")


@contextlib.contextmanager
def serve() -> Iterator[Server]:
    """A running blog. `people` are application passwords by login: alice administers, bob writes, carol reads."""
    prepare()
    port, database = free_port(), free_port()
    with scratch("wordpress") as place, _mariadb(place, database):
        _site(place, port, database)
        environment = {**os.environ, "BLOG_HOST": f"localhost:{port}", "BLOG_ROOT": str(place / "www")}
        said = run(["php", "-d", "display_errors=0", str(HERE / "wordpress.php")], env=environment)
        people = json.loads(said.strip().splitlines()[-1])
        log = place / "php.log"
        command = ["php", "-d", "display_errors=0", "-S", f"127.0.0.1:{port}", "-t", str(place / "www")]
        workers = {**os.environ, "PHP_CLI_SERVER_WORKERS": "4"}
        router = str(HERE / "wordpress_router.php")
        with process([*command, router], log, env=workers, cwd=place / "www") as started:
            wait_for(lambda: listening(port), started, log)
            yield Server(f"http://localhost:{port}", people)


@contextlib.contextmanager
def _mariadb(place: Path, port: int) -> Iterator[None]:
    """A database of its own, without what makes it durable."""
    data, log = place / "mysql", place / "mariadb.log"
    data.mkdir()
    user = []
    if os.geteuid() == 0:
        shutil.chown(data, "mysql", "mysql")
        user = ["--user=mysql"]
    normal = "--auth-root-authentication-method=normal"
    run(["mariadb-install-db", "--no-defaults", *user, f"--datadir={data}", normal, "--skip-test-db"])
    socket = f"--socket={data}/s.sock"
    command = ["mariadbd", "--no-defaults", *user, f"--datadir={data}", f"--port={port}", socket]
    command += ["--bind-address=127.0.0.1", "--innodb-flush-log-at-trx-commit=0", "--skip-log-bin"]
    with process(command, log) as started:
        wait_for(lambda: listening(port), started, log)
        create = (
            "create database wp; create user wp@'127.0.0.1' identified by 'wp'; "
            "grant all on wp.* to wp@'127.0.0.1';"
        )
        run(["mariadb", "--no-defaults", socket, "-u", "root", "-e", create])
        yield


def _site(place: Path, port: int, database: int) -> None:
    """WordPress's own tree, with our configuration and a content folder of its own."""
    www, content = place / "www", place / "content"
    shutil.copytree(CODE, www, symlinks=True, ignore=shutil.ignore_patterns("wp-content", "wp-config.php"))
    for source in (CODE / "wp-content", Path("/var/lib/wordpress/wp-content")):
        if source.is_dir():
            shutil.copytree(
                source, content, dirs_exist_ok=True, ignore_dangling_symlinks=True, copy_function=_copy
            )
    (content / "uploads").mkdir(parents=True, exist_ok=True)
    (content / "mu-plugins").mkdir(exist_ok=True)
    # tests comment faster than people
    (content / "mu-plugins" / "fast.php").write_text(
        "<?php add_filter('comment_flood_filter', '__return_false', 99);"
    )
    # a salt for a blog that lives for a minute on loopback
    config = CONFIG.replace("{database}", str(database)).replace("{port}", str(port))
    (www / "wp-config.php").write_text(
        config.replace("{place}", str(place)).replace("{salt}", os.urandom(8).hex())
    )


def _copy(source: str, target: str) -> None:
    """Files that the packages made unreadable are left out."""
    with contextlib.suppress(PermissionError):
        shutil.copyfile(source, target)
