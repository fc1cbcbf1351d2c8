<?php
// Installs a blog with alice (administrator), bob (author) and carol (subscriber), each with an application password.
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = getenv('BLOG_HOST');
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
function wp_mail() { return true; }
require getenv('BLOG_ROOT') . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Test blog', 'alice', 'alice@mail.test', true, '', bin2hex(random_bytes(12)));
update_option('permalink_structure', '/%postname%/');
flush_rewrite_rules(false);
update_option('comment_moderation', '0');
update_option('comment_previously_approved', '0');
wp_insert_user(['user_login' => 'bob', 'user_pass' => bin2hex(random_bytes(12)), 'user_email' => 'bob@mail.test', 'role' => 'author']);
wp_insert_user(['user_login' => 'carol', 'user_pass' => bin2hex(random_bytes(12)), 'user_email' => 'carol@mail.test', 'role' => 'subscriber']);
$people = [];
foreach (['alice', 'bob', 'carol'] as $name) {
    [$password] = WP_Application_Passwords::create_new_application_password(get_user_by('login', $name)->ID, ['name' => 'cmdaily']);
    $people[$name] = $password;
}
echo "\n", json_encode($people), "\n";
