<?php
// For `php -S`: static files of Roundcube (skins, plugins, scripts) as they are, everything else through index.php.
$path = rawurldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
$root = '/var/lib/roundcube';
$types = [
    'css' => 'text/css', 'eot' => 'application/vnd.ms-fontobject', 'gif' => 'image/gif', 'html' => 'text/html', 'ico' => 'image/x-icon',
    'jpg' => 'image/jpeg', 'js' => 'text/javascript', 'json' => 'application/json', 'map' => 'application/json', 'png' => 'image/png',
    'svg' => 'image/svg+xml', 'ttf' => 'font/ttf', 'woff' => 'font/woff', 'woff2' => 'font/woff2',
];
if (preg_match('!^/(skins|plugins|program/(js|resources))/.+\.(\w+)$!', $path, $part) && strpos($path, '..') === false) {
    if (!isset($types[$part[3]]) || !is_file($root . $path)) {
        http_response_code(404);
        return true;
    }
    header('Content-Type: ' . $types[$part[3]]);
    header('Cache-Control: max-age=3600');
    readfile($root . $path);
    return true;
}
if ($path !== '/' && $path !== '/index.php') {
    http_response_code(404);
    return true;
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
$_SERVER['SCRIPT_FILENAME'] = $root . '/index.php';
unset($_SERVER['PATH_INFO']);
chdir($root);
require $root . '/index.php';
