package app

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"path/filepath"
	"strings"

	"sandtable/app/release"
	"sandtable/engine"
	"sandtable/engine/problem"
	"sandtable/storage"
	"sandtable/storage/registry"
	"sandtable/storage/secrets"
)

// RegistryID names a configured registry.
type RegistryID = storage.RegistryID

// Registry is where templates are published and come from, as the library knows it.
type Registry struct {
	ID      RegistryID `json:"id"`
	Name    string     `json:"name"`
	Address string     `json:"address" doc:"Host, port and folder: harbor.acme.com/templates"`
	Login   string     `json:"login" doc:"The user's name; empty: nobody logs in"`
	CA      string     `json:"ca" doc:"Authorities that are trusted besides the system's, in PEM"`
	Proxy   string     `json:"proxy" doc:"URL of a proxy; empty: that of the environment"`
	Ready   bool       `json:"ready" doc:"A password or token for it is kept on this computer, or none is needed"`
}

// Registries is the service for the places of templates, and for what it takes to log in there. Secrets are in the store of the
// operating system, and leave it only towards the registry that they are for.
type Registries struct {
	library *storage.Library
	secrets *secrets.Store
}

// SecretsVariable names a file that holds secrets instead of the operating system's keyring, for computers on which nobody is logged in.
const SecretsVariable = "SANDTABLE_SECRETS"

// OpenSecrets is the store of this user: the keyring, or a file in the user's data folder, or beside the library where the user has none; or
// else the file that is named.
func OpenSecrets(named, library string) *secrets.Store {
	if named != "" {
		return secrets.Open(named, true)
	}
	folder, err := dataFolder()
	if err != nil {
		return secrets.Open(filepath.Join(filepath.Dir(library), "secrets.json"), false)
	}
	return secrets.Open(filepath.Join(folder, "sandtable", "secrets.json"), false)
}

// login is what is kept for a registry. One of the two is empty.
type login struct {
	Password string `json:"password,omitempty"`
	Token    string `json:"token,omitempty"`
}

// secretOf names the login for a place: under another address, or for another user, it is never used.
func secretOf(address, user string) string {
	return "registry " + user + "@" + strings.TrimSuffix(address, "/")
}

// List is every configured registry, by name.
func (s *Registries) List(ctx context.Context) ([]Registry, error) {
	found, err := s.library.Registries(ctx)
	if err != nil {
		return nil, explain(aRegistry, err)
	}
	return each(found, s.registryOf), nil
}

// Find is a registry by its name.
func (s *Registries) Find(ctx context.Context, name string) (Registry, error) {
	all, err := s.List(ctx)
	if err != nil {
		return Registry{}, err
	}
	for _, r := range all {
		if r.Name == name {
			return r, nil
		}
	}
	return Registry{}, notFound(aRegistry)
}

// Get is a registry by its id.
func (s *Registries) Get(ctx context.Context, id RegistryID) (Registry, error) {
	all, err := s.List(ctx)
	if err != nil {
		return Registry{}, err
	}
	for _, r := range all {
		if r.ID == id {
			return r, nil
		}
	}
	return Registry{}, notFound(aRegistry)
}

// Put keeps a registry; one without an id is a new one. What could not be reached by any network is refused, and so are secrets in an address.
func (s *Registries) Put(ctx context.Context, r Registry) (Registry, error) {
	name, err := tidyName(aRegistry, r.Name)
	if err != nil {
		return Registry{}, err
	}
	if strings.ContainsAny(name, "./:@ ") {
		return Registry{}, problem.New("registry.name", problem.Say("“%s” could be taken for an address.", "“%s”容易与地址混淆。", name),
			problem.Say("Choose a name without blanks, dots, slashes, colons and @.", "名称中请勿使用空格、点、斜杠、冒号和 @。"))
	}
	r.Name, r.Address, r.Login, r.CA, r.Proxy = name, strings.TrimSuffix(strings.TrimSpace(r.Address), "/"), strings.TrimSpace(r.Login), strings.TrimSpace(r.CA), strings.TrimSpace(r.Proxy)
	if proxy, err := url.Parse(r.Proxy); err == nil && proxy.User != nil {
		return Registry{}, problem.New("registry.proxy-secret", problem.Say("The address of the proxy holds a password, and would be kept in the library.", "代理地址中含有密码，会被写入流程库。"),
			problem.Say("Leave it out here, and name that proxy in the environment (HTTPS_PROXY).", "请在此处去掉密码，改用环境变量 HTTPS_PROXY 配置该代理。"))
	}
	if _, err := registry.Open(r.Address, registry.Options{CA: []byte(r.CA), Proxy: r.Proxy}); err != nil {
		return Registry{}, release.ExplainRegistry(err)
	}
	kept, err := s.library.PutRegistry(ctx, storage.Registry{ID: r.ID, Name: r.Name, Address: r.Address, Login: r.Login, CA: r.CA, Proxy: r.Proxy})
	if errors.Is(err, storage.ErrNameTaken) {
		return Registry{}, problem.New("registry.name", problem.Say("There is a registry of this name already.", "已有同名的制品仓库。"), problem.Say("Choose another name.", "请换一个名称。")).Because(err)
	}
	if err != nil {
		return Registry{}, explain(aRegistry, err)
	}
	return s.registryOf(kept), nil
}

// Delete forgets a registry and its login. What was installed from it stays.
func (s *Registries) Delete(ctx context.Context, id RegistryID) error {
	r, err := s.Get(ctx, id)
	if err != nil {
		return err
	}
	if err := s.LogOut(ctx, id); err != nil {
		return err
	}
	return explain(aRegistry, s.library.DeleteRegistry(ctx, r.ID))
}

// LogIn asks the registry whether it takes a password or a token, and keeps it then. A new login name is kept with the registry.
func (s *Registries) LogIn(ctx context.Context, id RegistryID, user, password, token string) (secrets.Place, error) {
	r, err := s.Get(ctx, id)
	if err != nil {
		return "", err
	}
	user = strings.TrimSpace(user)
	if user == "" && token == "" || password == "" && token == "" {
		return "", problem.New("registry.no-login", problem.Say("There is no name or no password.", "缺少用户名或密码。"), problem.Say("Give both, or a token.", "请填写用户名和密码，或填写令牌。"))
	}
	secret := login{Password: password, Token: token}
	opened, err := registry.Open(r.Address, options(r, user, secret))
	if err == nil {
		err = opened.Ping(ctx)
	}
	if err != nil {
		return "", release.ExplainRegistry(err)
	}
	text, err := json.Marshal(secret)
	if err != nil {
		return "", failed(err)
	}
	place, err := s.secrets.Put(secretOf(r.Address, user), string(text))
	if err != nil {
		return place, unkept(err)
	}
	r.Login = user
	_, err = s.Put(ctx, r)
	return place, err
}

// LogOut forgets the login of a registry.
func (s *Registries) LogOut(ctx context.Context, id RegistryID) error {
	r, err := s.Get(ctx, id)
	if err != nil {
		return err
	}
	if err := s.secrets.Delete(secretOf(r.Address, r.Login)); err != nil {
		return unkept(err)
	}
	return nil
}

// Ping asks whether the registry answers and knows the login.
func (s *Registries) Ping(ctx context.Context, id RegistryID) error {
	r, err := s.Get(ctx, id)
	if err != nil {
		return err
	}
	opened, err := s.Open(r)
	if err != nil {
		return err
	}
	return release.ExplainRegistry(opened.Ping(ctx))
}

// Secrets says where secrets are kept on this computer, and the file where they are in one.
func (s *Registries) Secrets() (secrets.Place, string) { return s.secrets.Where() }

// Open prepares to talk to a configured registry with the login that is kept for it.
func (s *Registries) Open(r Registry) (*registry.Registry, error) {
	return s.OpenAs(r, Said{})
}

// Said is what a command line says of a registry, in the place of what is kept for it; what is empty is as it is kept.
type Said struct {
	User, Password, Token string
	CA                    []byte
	Plain                 bool // without encryption
}

// OpenAs prepares to talk to a registry as a command line says. Nothing is sent yet.
func (s *Registries) OpenAs(r Registry, said Said) (*registry.Registry, error) {
	user := cmp.Or(said.User, r.Login)
	secret, err := s.login(r.Address, user)
	if err != nil {
		return nil, err
	}
	switch {
	case said.Token != "":
		secret = login{Token: said.Token}
	case said.Password != "" && user != "":
		secret = login{Password: said.Password}
	}
	o := options(r, user, secret)
	o.Plain = said.Plain
	if len(said.CA) > 0 {
		o.CA = said.CA
	}
	opened, err := registry.Open(r.Address, o)
	return opened, release.ExplainRegistry(err)
}

// login is what is kept for a place; nothing where nothing is.
func (s *Registries) login(address, user string) (login, error) {
	var secret login
	text, err := s.secrets.Get(secretOf(address, user))
	switch {
	case errors.Is(err, secrets.ErrNone):
		return secret, nil
	case err != nil:
		return secret, unkept(err)
	}
	if json.Unmarshal([]byte(text), &secret) != nil { // its cause would quote the secret
		return secret, unkept(secrets.ErrFile)
	}
	return secret, nil
}

func options(r Registry, user string, secret login) registry.Options {
	o := registry.Options{CA: []byte(r.CA), Proxy: r.Proxy, Agent: "sandtable/" + engine.Version, Token: secret.Token}
	if secret.Password != "" {
		o.User, o.Password = user, secret.Password
	}
	return o
}

func (s *Registries) registryOf(r storage.Registry) Registry {
	said := Registry{ID: r.ID, Name: r.Name, Address: r.Address, Login: r.Login, CA: r.CA, Proxy: r.Proxy}
	secret, err := s.login(r.Address, r.Login)
	said.Ready = err == nil && (r.Login == "" || secret != login{})
	return said
}

// unkept says why a secret could not be kept or read.
func unkept(err error) error {
	switch {
	case errors.Is(err, secrets.ErrSilent):
		return problem.New("secrets.silent", problem.Say("The keyring of this computer does not answer.", "本机密钥环没有响应。"),
			problem.Say("Unlock it and try again, or name a file for secrets in %s.", "请解锁后重试，或用环境变量 %s 指定保存机密的文件。", SecretsVariable)).Because(err)
	case errors.Is(err, secrets.ErrFile):
		return problem.New("secrets.file", problem.Say("The file with your secrets is damaged, or others may read it.", "保存机密的文件已损坏，或允许其他用户读取。"),
			problem.Say("Make it readable by you alone (chmod 600), or delete it and log in again.", "请将其设为仅本人可读（chmod 600），或删除后重新登录。")).Because(err)
	}
	return problem.New("secrets.failed", problem.Say("The secret cannot be kept or read.", "无法保存或读取机密信息。"),
		problem.Say("Check that the folder of your data can be written to, or name a file for secrets in %s.", "请确认数据文件夹可写，或用环境变量 %s 指定保存机密的文件。", SecretsVariable)).Because(err)
}
