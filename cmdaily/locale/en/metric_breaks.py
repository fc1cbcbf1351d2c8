"""Reasons of known redefinitions of figures."""

MESSAGES = {
    "metric_breaks.facebook_impressions": "Facebook replaced impressions and fans by media views and follows.",
    "metric_breaks.youtube_views": "YouTube counts views of all formats in one way.",
    "metric_breaks.linkedin_member": "LinkedIn changed its figures of members' posts.",
    "metric_breaks.x_video_views": "X counts video views otherwise.",
}
