"""Data in, go.Figure out. The only package that draws with plotly."""
