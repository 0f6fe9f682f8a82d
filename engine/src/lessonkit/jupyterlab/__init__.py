"""What the kit adds to JupyterLab: controls for answers and a first page. The plugins are JavaScript, in `scomm-lab/static`."""
