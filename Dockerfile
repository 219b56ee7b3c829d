# The command lite2pg in an image, from the packed packages:
#   node scripts/pack.mjs && docker build -t lite2pg .
#   docker run --rm -v "$PWD:/work" -e DATABASE_URL lite2pg migrate app.db
# Without the embedded server (optional, as is the SQLite driver of older Nodes): migrate needs --to or DATABASE_URL.
FROM node:24-slim

LABEL org.opencontainers.image.title="lite2pg" \
      org.opencontainers.image.description="Takes an application from SQLite to PostgreSQL" \
      org.opencontainers.image.licenses="MIT"

ENV NODE_ENV=production

WORKDIR /opt/lite2pg
COPY .cache/packed/ packed/
RUN npm install --omit=optional --ignore-scripts --no-audit --no-fund ./packed/*.tgz \
    && rm -rf packed

ENV PATH=/opt/lite2pg/node_modules/.bin:$PATH
# The user of the image; who mounts a folder of another's runs it with --user "$(id -u):$(id -g)".
USER node
WORKDIR /work
ENTRYPOINT ["lite2pg"]
CMD ["--help"]
