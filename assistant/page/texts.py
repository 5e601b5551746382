"""Every Indonesian sentence of the page."""

HELP_SERVE = "Membuka halaman tanya jawab di komputer ini."
HELP_HOST = "Alamat jaringan yang dilayani; 0.0.0.0 berarti semua jaringan komputer ini."
HELP_PORT = "Nomor port halaman."
