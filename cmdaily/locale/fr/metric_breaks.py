"""Motifs des changements de définition connus."""

MESSAGES = {
    "metric_breaks.facebook_impressions": "Facebook a remplacé impressions et fans par vues de médias et abonnements.",
    "metric_breaks.youtube_views": "YouTube compte les vues de tous les formats de la même façon.",
    "metric_breaks.linkedin_member": "LinkedIn a changé ses chiffres des publications de membres.",
    "metric_breaks.x_video_views": "X compte autrement les vues de vidéos.",
}
