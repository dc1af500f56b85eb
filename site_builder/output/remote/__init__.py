"""Publishing a release to where readers are served from: a folder, or a store such as S3."""
