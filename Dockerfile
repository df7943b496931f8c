# publish in a container: docker build -t publish . && docker run --rm -v "$PWD:/book" publish build my-book
#
# The default is small: EPUBCheck, outloud and qpdf check. `docker build --target full` brings Ace with the
# Chromium that it reads books in, and veraPDF. What is installed is what .ci/install.py installs anywhere.
ARG BASE=python:3.11-slim-bookworm

FROM ${BASE} AS builder
ENV PIP_NO_CACHE_DIR=1
WORKDIR /source
COPY . .
RUN python3 .ci/install.py /opt/publish

FROM builder AS fetched
ENV XDG_DATA_HOME=/opt/validators
RUN python3 .ci/install.py /opt/publish --validators

FROM ${BASE} AS base
COPY dev.py /opt/install/
COPY .ci/install.py /opt/install/.ci/
RUN python3 /opt/install/.ci/install.py --system && rm -rf /var/lib/apt/lists/*
# The cache is anybody's, since a host may run the container as a user of its own (docker run --user).
RUN useradd --create-home --uid 1000 publish && install -d -m 1777 /var/cache/publish
ENV PATH=/opt/publish/bin:$PATH XDG_CACHE_HOME=/var/cache/publish
COPY --from=builder /opt/publish /opt/publish
WORKDIR /book
ENTRYPOINT ["publish"]
CMD ["--help"]

FROM base AS full
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends chromium nodejs \
    && rm -rf /var/lib/apt/lists/*
ENV XDG_DATA_HOME=/opt/validators
COPY --from=fetched /opt/validators /opt/validators
USER 1000

FROM base AS publish
USER 1000
