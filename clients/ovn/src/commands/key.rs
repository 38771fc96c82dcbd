// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Keys of this user, and the networks of the configuration.

use crate::{
	config::{self, Config, Over},
	errors::{Failure, Outcome},
	keyfile::{self, KeyFile},
	keys,
	names::Names,
	options::Options,
	output,
	passphrase::{self, Terminal},
	scale,
	verbs::{arg, offline, Arg, Kind, Noun, Values},
};
use serde_json::{json, Value as Json};
use std::path::{Path, PathBuf};

fn place() -> Arg {
	arg("name", Kind::Text)
		.help("its name, or a file that does not exist yet, with its folder or ending")
}

fn existing() -> Arg {
	arg("name", Kind::Text).help("its name (`ovn key list`), or its file")
}

fn plain() -> Arg {
	arg("plain", Kind::Flag).help("without a passphrase: anybody who gets the file can sign")
}

/// Keys.
pub fn key() -> Noun {
	Noun {
		name: "key",
		about: "Keys: making and restoring one, choosing which signs",
		verbs: vec![
			offline("new", "Makes a key, encrypted with a passphrase", new, [place(), plain()])
				.note("It shows twelve words, once: they restore the key if the file or the passphrase is lost.\nYour first key signs from then on.\nExample: ovn key new ana"),
			offline("restore", "Makes a key again from its secret words", restore, [place(), plain()])
				.note("The words are asked for, or read from standard input; a path like //work can stand behind them, and a seed of 0x and 64 digits in their place."),
			offline("import", "Takes over a key that a wallet exported as JSON", import, [
				arg("file", Kind::Text).help("the file that polkadot-js or another wallet wrote"),
				arg("name", Kind::Text).opt().help("its name here, if not that in the wallet"),
			])
			.note("Its passphrase stays that of the wallet."),
			offline("export", "Writes a key as JSON that wallets take over", export, [
				existing(),
				arg("file", Kind::Text).help("a file that does not exist yet, or - for standard output"),
			])
			.note("It is encrypted; its passphrase is the password that the wallet asks for."),
			offline("encrypt", "Encrypts a plain key in its file", encrypt, [existing()])
				.note("The words are not in the file any more then: write them down first."),
			offline("list", "Lists your keys", list, []),
			offline("show", "Shows the address of a key", show, [
				arg("name", Kind::Text).or("").help("its name or file, if not the one that signs"),
			]),
			offline("default", "Chooses the key that signs if none is named", default, [existing()]),
		],
	}
}

/// Networks of the configuration.
pub fn profile() -> Noun {
	let name = || arg("name", Kind::Text).help("what you call the network");
	Noun {
		name: "profile",
		about: "Your networks: node, genesis, key and scope of each",
		verbs: vec![
			offline("add", "Adds a network to your configuration, or changes it", add, [
				name(),
				arg("scope", Kind::Text).opt().help("the scope that . stands for"),
			])
			.note("--url names its node, --genesis how its chain began (any other is refused), --key the key that signs there.\nExample: ovn profile add lab --url wss://lab.example.org --genesis 0x1234... --key ana --scope printer\nThen: ovn --on lab contribute log . work 3"),
			offline("list", "Lists your networks", networks, []),
			offline("show", "Shows what is meant if nothing is said", shown, [
				arg("name", Kind::Text).or("").help("a network, if not the usual one"),
			]),
			offline("remove", "Takes a network out of your configuration", remove, [name()]),
			offline("default", "Chooses the network that is meant if none is named", usual, [name()]),
		],
	}
}

fn text<'a>(values: &'a Values, name: &str) -> Option<&'a str> {
	values.get(name).and_then(Json::as_str).filter(|text| !text.is_empty())
}

fn named(values: &Values) -> &str {
	text(values, "name").unwrap_or_default()
}

/// Where a new key goes. Refused, before anything is asked, if something is there.
fn free_place(text: &str) -> Outcome<PathBuf> {
	let path = keyfile::new_place(text);
	if path.exists() {
		return Err(Failure::usage(format!(
			"{} cannot be written: there is such a file already",
			path.display()
		))
		.hint("use another name: a key is never written over"));
	}
	Ok(path)
}

fn new(options: &Options, values: &Values) -> Outcome {
	let name = named(values);
	let path = free_place(name)?;
	let phrase = keys::new_phrase()?;
	let address = keys::address(&keys::from_secret(&phrase)?);
	let file = keys::file_of(&phrase, name, values["plain"] == json!(true))?;
	keyfile::write_new(&path, &file)?;
	let signs = signs_as_first(name)?;
	if options.json {
		// Nothing shows the words later.
		let made =
			json!({"address": address, "file": path, "words": phrase.as_str(), "default": signs});
		output::say_as_it_is(&made.to_string());
		return Ok(());
	}
	output::say(format!("Your address is {address}"));
	output::say(format!(
		"Your key is in {}. These words are the same, and are shown this once:\n  {}",
		path.display(),
		phrase.as_str()
	));
	output::say("Write them down and show them to nobody: who knows them is you.");
	next(name, signs);
	Ok(())
}

/// Lets the first key of this user sign from now on, where none was chosen to. Whether it does.
fn signs_as_first(name: &str) -> Outcome<bool> {
	let path = config::path();
	let first = keyfile::is_name(name) && keyfile::names() == [name];
	if !first || Config::read(&path)?.key.is_some() {
		return Ok(false);
	}
	config::change(&path, |document| document["key"] = toml_edit::value(name))?;
	Ok(true)
}

/// What one does next with a new key.
fn next(name: &str, signs: bool) {
	if signs {
		output::tell("It is your first key, and signs from now on: `ovn key default NAME` chooses another one.");
	} else if keyfile::is_name(name) {
		output::tell(format!("Next: `ovn key default {name}` signs with it from now on."));
	}
}

fn restore(options: &Options, values: &Values) -> Outcome {
	let name = named(values);
	let path = free_place(name)?;
	let secret = passphrase::secret("The secret words")?;
	let secret = zeroize::Zeroizing::new(secret.split_whitespace().collect::<Vec<_>>().join(" "));
	let address = keys::address(&keys::from_secret(&secret)?);
	output::tell(format!("These are the words of {address}."));
	let file = keys::file_of(&secret, name, values["plain"] == json!(true))?;
	keyfile::write_new(&path, &file)?;
	wrote(options, &address, &path);
	let signs = signs_as_first(name)?;
	if !options.json {
		next(name, signs);
	}
	Ok(())
}

fn wrote(options: &Options, address: &str, path: &Path) {
	output::say(match options.json {
		true => json!({"address": address, "file": path}).to_string(),
		false => format!("The key of {address} is in {}.", path.display()),
	});
}

fn import(options: &Options, values: &Values) -> Outcome {
	let from = text(values, "file").unwrap_or_default();
	let named_file =
		|failure: Failure| Failure { what: format!("{from} {}", failure.what), ..failure };
	// What a wallet wrote into a folder of downloads can be read by others, and is encrypted.
	let content = crate::documents::read_text(from)?;
	let sealed = match keyfile::parse(&content).map_err(named_file)? {
		KeyFile::Sealed(sealed) => sealed,
		KeyFile::Plain(_) => {
			return Err(Failure::usage(format!(
				"{from} is no export of a wallet, but a plain secret"
			))
			.hint("`ovn key restore NAME` makes an encrypted key of the words in it"))
		},
	};
	let name = match text(values, "name") {
		Some(name) => name.to_owned(),
		None => {
			let of_wallet: String = sealed.name.clone().unwrap_or_default();
			let plain = of_wallet.split_whitespace().collect::<Vec<_>>().join("-").to_lowercase();
			if !keyfile::is_name(&plain) {
				return Err(Failure::usage(format!(
					"the key has no name that can be one here: {of_wallet:?}"
				))
				.hint("give it one with --name"));
			}
			plain
		},
	};
	let path = free_place(&name)?;
	passphrase::open(&sealed, from, &mut Terminal)?;
	keyfile::write_new(&path, &sealed.json)?;
	wrote(options, &scale::to_address(sealed.account), &path);
	let signs = signs_as_first(&name)?;
	if !options.json {
		next(&name, signs);
	}
	Ok(())
}

fn export(options: &Options, values: &Values) -> Outcome {
	let path = keyfile::find(named(values))?;
	let to = text(values, "file").unwrap_or_default();
	let json = match keyfile::read(&path)? {
		KeyFile::Sealed(sealed) => sealed.json,
		KeyFile::Plain(secret) => keys::file_of(&secret, named(values), false)?.to_string(),
	};
	if to == "-" {
		output::say_as_it_is(json.trim_end());
		return Ok(());
	}
	keyfile::write_new(Path::new(to), &json)?;
	if !options.json {
		output::say(format!(
			"{to} holds the key for a wallet; the password is the passphrase of the key."
		));
	}
	Ok(())
}

fn encrypt(options: &Options, values: &Values) -> Outcome {
	let path = keyfile::find(named(values))?;
	let KeyFile::Plain(secret) = keyfile::read(&path)? else {
		output::say(format!("{} is encrypted already.", path.display()));
		return Ok(());
	};
	let address = keys::address(&keys::from_secret(&secret)?);
	if !options.yes {
		output::agree(
			"The words will not be in the file any more. Have you written them down?",
			"Nothing was changed",
			"write down the words in the file, then say --yes",
		)
		.map_err(|failure| match failure.todo {
			Some(_) => failure,
			None => failure.hint("write down the words in the file, then run the command again"),
		})?;
	}
	let file = keys::file_of(&secret, named(values), false)?;
	config::write(&path, file.as_bytes(), Over::Replace)?;
	output::say(format!("{} is encrypted: the key of {address}.", path.display()));
	Ok(())
}

fn list(options: &Options, _: &Values) -> Outcome {
	let config = Config::read(&config::path())?;
	let mut rows = Vec::new();
	let mut found = Vec::new();
	for name in keyfile::names() {
		let (address, state) = match keyfile::read(&keyfile::place(&name)) {
			Ok(KeyFile::Sealed(sealed)) => {
				(scale::to_address(sealed.account), "encrypted".to_owned())
			},
			Ok(KeyFile::Plain(secret)) => match keys::from_secret(&secret) {
				Ok(pair) => {
					(keys::address(&pair), "plain: `ovn key encrypt` encrypts it".to_owned())
				},
				Err(failure) => (String::new(), failure.what),
			},
			Err(failure) => (String::new(), failure.what),
		};
		let signs = config.key.as_deref() == Some(name.as_str());
		found.push(json!({"name": name, "address": address, "default": signs, "state": state}));
		rows.push(vec![name, if signs { "signs".into() } else { String::new() }, state, address]);
	}
	if options.json {
		output::say(Json::from(found).to_string());
	} else if rows.is_empty() {
		output::say("You have no keys yet: `ovn key new NAME` makes one, `ovn key restore NAME` one of its words.");
	} else {
		output::say(output::table(&["name", "", "file", "address"], &rows));
	}
	Ok(())
}

fn show(options: &Options, values: &Values) -> Outcome {
	let account = match text(values, "name") {
		Some(name) => keys::Signer::new(keys::Source::File(keyfile::find(name)?)).map(Some)?,
		None => options.signer(&Names::read(&options.names)?)?,
	};
	let account = account.map(|signer| signer.account()).ok_or_else(|| {
		Failure::usage("there is no key")
			.hint("`ovn key list` shows yours, `ovn key new NAME` makes one; or name one with --key, or in OVN_SEED")
	})?;
	let address = scale::to_address(account);
	let public = scale::to_hex(&account);
	if options.json {
		output::say(json!({"address": address, "public_key": public}).to_string());
	} else {
		output::say(format!("address     {address}\npublic key  {public}"));
	}
	Ok(())
}

/// A key as the configuration names it, with its file: one that is no name is found from every folder.
fn lasting(text: &str) -> Outcome<(String, PathBuf)> {
	let path = keyfile::find(text)?;
	if keyfile::is_name(text) && path == keyfile::place(text) {
		return Ok((text.to_owned(), path));
	}
	let path = std::path::absolute(&path).unwrap_or(path);
	Ok((path.display().to_string(), path))
}

fn default(_: &Options, values: &Values) -> Outcome {
	let (value, path) = lasting(named(values))?;
	let signer = keys::Signer::new(keys::Source::File(path))?;
	config::change(&config::path(), |document| document["key"] = toml_edit::value(&value))?;
	output::say(format!(
		"{} signs from now on, with {value}.",
		scale::to_address(signer.account())
	));
	Ok(())
}

fn add(options: &Options, values: &Values) -> Outcome {
	let name = named(values);
	if !keyfile::is_name(name) {
		return Err(Failure::usage(format!("{name} cannot be the name of a network"))
			.hint("begin with a letter or digit; go on with letters, digits, - and _"));
	}
	let path = config::path();
	let before = Config::read(&path)?.networks.remove(name);
	let given = |field: &str| text(values, field).map(str::to_owned);
	let url = options.url_given.clone();
	let url =
		url.or_else(|| before.as_ref().map(|network| network.url.clone())).ok_or_else(|| {
			Failure::usage("a network needs the address of its node")
				.hint(format!("ovn profile add {name} --url wss://..."))
		})?;
	config::check_url(&url).map_err(Failure::usage)?;
	let genesis = options.genesis_given.clone();
	if let Some(genesis) = &genesis {
		config::check_genesis(genesis).map_err(Failure::usage)?;
	}
	let key = options.key_given.as_deref().map(lasting).transpose()?.map(|(key, _)| key);
	let first = !path.exists() || Config::read(&path)?.networks.is_empty();
	config::change(&path, |document| {
		if let Some(table) = config::network_table(document, name) {
			let fields = [
				("url", Some(url.clone())),
				("genesis", genesis),
				("key", key),
				("scope", given("scope")),
			];
			for (field, value) in fields {
				if let Some(value) = value {
					table[field] = toml_edit::value(value);
				}
			}
		}
		if first {
			document["network"] = toml_edit::value(name);
		}
	})?;
	Config::read(&path)?;
	output::say(format!("{name} is in {}: {url}.", path.display()));
	output::tell(match first {
		true => "It is meant from now on if no network is named.".to_owned(),
		false => {
			format!("--on {name} means it; `ovn profile default {name}` makes it the usual one.")
		},
	});
	Ok(())
}

fn networks(options: &Options, _: &Values) -> Outcome {
	let config = Config::read(&config::path())?;
	let usual = |name: &str| config.network.as_deref() == Some(name);
	if options.json {
		let list: Vec<_> = config
			.networks
			.iter()
			.map(|(name, network)| {
				json!({
					"name": name, "default": usual(name), "url": network.url, "genesis": network.genesis,
					"key": network.key, "scope": network.scope,
				})
			})
			.collect();
		output::say(Json::from(list).to_string());
		return Ok(());
	}
	if config.networks.is_empty() {
		output::say("You have no networks yet: `ovn profile add NAME --url wss://...` adds one.");
		return Ok(());
	}
	let or_none = |value: &Option<String>| value.clone().unwrap_or_default();
	let rows: Vec<_> = config
		.networks
		.iter()
		.map(|(name, network)| {
			let genesis = or_none(&network.genesis);
			vec![
				name.clone(),
				if usual(name) { "usual".into() } else { String::new() },
				network.url.clone(),
				crate::fields::shorten(&genesis),
				or_none(&network.key),
				or_none(&network.scope),
			]
		})
		.collect();
	output::say(output::table(&["name", "", "node", "began", "key", "scope"], &rows));
	Ok(())
}

fn shown(options: &Options, values: &Values) -> Outcome {
	let path = config::path();
	let config = Config::read(&path)?;
	let found = match text(values, "name") {
		Some(name) => {
			let network = config.network(name)?;
			json!({
				"network": name, "node": network.url, "genesis": network.genesis,
				"key": network.key.as_ref().or(config.key.as_ref()), "scope": network.scope,
			})
		},
		None => json!({
			"configuration": path, "network": options.network, "node": options.url,
			"genesis": options.genesis, "key": options.dev.as_ref().or(options.key.as_ref()),
			"scope": options.scope,
		}),
	};
	if options.json {
		output::say(found.to_string());
		return Ok(());
	}
	for (name, value) in found.as_object().into_iter().flatten() {
		output::say(format!("{name:<13} {}", value.as_str().unwrap_or("-")));
	}
	Ok(())
}

fn remove(_: &Options, values: &Values) -> Outcome {
	let name = named(values);
	let path = config::path();
	let config = Config::read(&path)?;
	config.network(name)?;
	config::change(&path, |document| {
		if let Some(networks) =
			document.get_mut("networks").and_then(|item| item.as_table_like_mut())
		{
			networks.remove(name);
		}
		if config.network.as_deref() == Some(name) {
			document.remove("network");
		}
	})?;
	output::say(format!("{name} is out of {}; its key stays.", path.display()));
	Ok(())
}

fn usual(_: &Options, values: &Values) -> Outcome {
	let name = named(values);
	let path = config::path();
	let url = Config::read(&path)?.network(name)?.url.clone();
	config::change(&path, |document| document["network"] = toml_edit::value(name))?;
	output::say(format!("{name} is meant from now on: {url}."));
	Ok(())
}
