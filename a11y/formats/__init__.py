"""Codecs that more than one stage needs: WebVTT, and the model as JSON."""
