# The service behind gunicorn. Data lives in the volume /var/lib/kennisgraaf.
FROM python:3.13.5-slim-bookworm AS build
WORKDIR /build
COPY requirements.lock pyproject.toml README.md LICENSE ./
RUN python -m venv /opt/kennisgraaf \
    && /opt/kennisgraaf/bin/pip install --no-cache-dir --require-hashes --requirement requirements.lock
COPY graph graph
COPY loaders loaders
COPY screening screening
COPY api api
COPY ontologies ontologies
# The first screening would write the cache of the model beside it; here it is written once, for a read-only user.
RUN /opt/kennisgraaf/bin/pip install --no-cache-dir --no-deps --no-build-isolation . \
    && /opt/kennisgraaf/bin/python -c "from ontologies.load import load_ontology; load_ontology()"

FROM python:3.13.5-slim-bookworm
RUN groupadd --gid 10001 kennisgraaf \
    && useradd --uid 10001 --gid 10001 --create-home --home-dir /var/lib/kennisgraaf kennisgraaf
COPY --from=build /opt/kennisgraaf /opt/kennisgraaf
ENV PATH=/opt/kennisgraaf/bin:$PATH KENNISGRAAF_HOME=/var/lib/kennisgraaf PYTHONUNBUFFERED=1
USER 10001:10001
# Not the folder of the data: gunicorn imports from where it stands, and data must never be taken for code.
WORKDIR /opt/kennisgraaf
VOLUME /var/lib/kennisgraaf
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD \
    ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
# No entry point: docker run IMAGE kennisgraaf sources list
CMD ["gunicorn", "--config", "python:api.gunicorn_settings", "--bind", "0.0.0.0:8000", "--worker-tmp-dir", "/dev/shm"]
