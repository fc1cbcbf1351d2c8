"""The scheduler, its jobs, and what starts it: cron, systemd."""
