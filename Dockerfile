# By digest, an index of images for several processors. A newer one: docker buildx imagetools inspect python:3.11-slim
FROM python:3.11.15-slim@sha256:90744cff8f32887f075c47d747a173ff333e9e98801667af93c357fa9f5e28ff
WORKDIR /app
# cuda: PyTorch as the package index has it for Linux, several GB. Without its graphics-card libraries: --build-arg TORCH=cpu
# --build-arg PIP_EXTRA_INDEX_URL=(PyTorch's own CPU index: pytorch.org, Start locally, CPU)
ARG TORCH=cuda
ARG PIP_EXTRA_INDEX_URL
COPY .ci/lock .ci/lock
RUN pip install --no-cache-dir --only-binary=:all: --require-hashes -r .ci/lock/$TORCH.txt
COPY . .
RUN useradd --create-home reader
USER reader
EXPOSE 8501
HEALTHCHECK --interval=30s --start-period=20s CMD python -c "import urllib.request as u; u.urlopen('http://localhost:8501/_stcore/health', timeout=3)"
CMD ["streamlit", "run", "streamlit_app.py", "--server.address=0.0.0.0", "--server.headless=true"]
