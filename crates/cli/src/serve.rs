//! `segbar serve`: the page and the HTTP API.

use crate::context::Context;
use crate::exit::{Failure, Outcome};
use clap::builder::NonEmptyStringValueParser;
use segbar_server::desk::LoginAddress;
use segbar_server::{Config, DeskAccess, Embedding, Limits, Operator};
use std::io::Write;
use std::net::IpAddr;
use tracing_subscriber::EnvFilter;

/// Serve the page and the HTTP API until stopped
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  segbar serve
  segbar serve --host 0.0.0.0 --port 80
  segbar serve --port 0
  segbar serve --embed https://www.kommun.se,https://*.region.se
  segbar serve --operator 'Provstads kommun' --contact tillganglighet@provstad.example
  segbar serve --desk

Prints the address that it listens on. A new import is served without a restart. SEGBAR_LOG=debug logs every \
request to standard error. Serve the internet through a reverse proxy that adds TLS.")]
pub struct Serve {
    /// Port; 0 takes a free one
    #[arg(long, default_value_t = 8400)]
    port: u16,
    /// Address to listen on; 0.0.0.0 for all
    #[arg(long, default_value = "127.0.0.1")]
    host: IpAddr,
    /// Who may show a card of the page inside a page of their own: everyone, nobody, or origins with commas between
    #[arg(long, value_name = "WHO", default_value = "everyone")]
    embed: Embedding,
    /// Who runs the installation; named in the page's accessibility statement
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    operator: Option<String>,
    /// How to reach them: an e-mail address, the address of a page, or words
    #[arg(long, value_name = "CONTACT", value_parser = NonEmptyStringValueParser::new())]
    contact: Option<String>,
    /// Serve the planning desk too: the page and API for own offices, to this machine only
    #[arg(long)]
    desk: bool,
    /// Serve the planning desk to those whom a proxy at this address has let in; the proxy asks who they are and passes Host on
    #[arg(long, value_name = "ADDRESS")]
    desk_behind_login: Option<LoginAddress>,
}

impl Serve {
    /// Does it.
    pub fn run(self, context: &Context) -> Outcome {
        let filter = EnvFilter::try_from_env("SEGBAR_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
        let config = Config {
            data: context.data.clone(),
            host: self.host,
            port: self.port,
            embedding: self.embed,
            operator: Operator { name: self.operator, contact: self.contact },
            desk: match self.desk_behind_login {
                Some(address) => DeskAccess::BehindLogin(address),
                None if self.desk => DeskAccess::ThisMachine,
                None => DeskAccess::Off,
            },
            limits: Limits::default(),
        };
        let ready = |address| {
            let words = context.say("segbar svarar på", "segbar answers at");
            // Whoever started us may not be listening; the server serves all the same.
            let mut out = std::io::stdout();
            let _ = writeln!(out, "{words} http://{address}").and_then(|()| out.flush());
        };
        segbar_server::serve(&config, ready).map_err(|error| Failure::serve(&error, context.language))
    }
}
