"""ASPI's China Defence Universities Tracker: an assessment, never a listing."""
