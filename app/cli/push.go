package cli

import (
	"cmp"
	"context"
	"errors"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sandtable/app"
	"sandtable/app/release"
	"sandtable/engine"
	"sandtable/engine/problem"
	"sandtable/storage/bundle"
	"sandtable/storage/registry"
)

// registryPassword and registryToken are where a login is taken from: what stands in a command line can be read by everybody on the machine.
const (
	registryPassword = "SANDTABLE_REGISTRY_PASSWORD"
	registryToken    = "SANDTABLE_REGISTRY_TOKEN"
)

// registryFlags say how a registry is reached.
type registryFlags struct {
	user, ca string
	plain    bool
}

func (f *registryFlags) add(c *console, cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.user, "user", "", c.say("log in as this `NAME`; the password is in %s, or a token in %s", "以用户 `NAME` 登录；密码取自 %s，或令牌取自 %s", registryPassword, registryToken))
	flags.StringVar(&f.ca, "ca", "", c.say("trust the authorities in this `FILE`, in PEM, too", "额外信任文件 `FILE` 中的根证书（PEM）"))
	flags.BoolVar(&f.plain, "plain-http", false, c.say("talk without encryption; loopback addresses always do", "不加密传输；本机地址始终如此"))
}

// registry opens the registry at an address, or the one that the library knows by this name, and asks whether it is one and knows us.
func (c *console) registry(ctx context.Context, address string, f registryFlags) (*registry.Registry, error) {
	said := app.Said{User: f.user, Password: c.Getenv(registryPassword), Token: c.Getenv(registryToken), Plain: f.plain}
	if f.ca != "" {
		var err error
		if said.CA, err = read(ctx, c, f.ca, readAll); err != nil {
			return nil, err
		}
	}
	if known, err := c.configuredNamed(ctx, address, said); err != nil {
		return nil, err
	} else if known != nil {
		return known, loginByName(release.ExplainRegistry(known.Ping(ctx)), address)
	}
	o := registry.Options{User: f.user, Plain: f.plain, CA: said.CA, Agent: "sandtable/" + engine.Version, Token: said.Token}
	if f.user != "" {
		o.Password = said.Password
	}
	r, err := registry.Open(address, o)
	if err != nil {
		return nil, release.ExplainRegistry(err)
	}
	return r, release.ExplainRegistry(r.Ping(ctx))
}

// loginByName gives a registry that asks who we are, and that has a name, the way out of a command line.
func loginByName(err error, name string) error {
	var why *registry.Error
	if p := problem.Of(err); p != nil && errors.As(err, &why) && why.Kind == registry.NeedsLogin {
		told := *p
		told.Hint = problem.Say("“sandtable registry login %s” keeps a password or a token for it", "请先执行“sandtable registry login %s”登录", name)
		return &told
	}
	return err
}

func (c *console) push() *cobra.Command {
	var f registryFlags
	var to string
	cmd := &cobra.Command{
		Use:   "push FILE|- --to REGISTRY",
		Short: c.say("Publish a template package in a registry", "将模板包发布到制品仓库"),
		Long: c.say("REGISTRY is host, port and folder of any OCI registry, such as harbor.acme.com/templates, or the name of one that “sandtable registry” keeps. What is there already is not sent again,\nso a push that was broken off goes on. A version is never published twice with other content.",
			"REGISTRY 为任意 OCI 制品仓库的主机、端口和目录，例如 harbor.acme.com/templates，也可以是“sandtable registry”中的仓库名称。已存在的部分不会重复上传，\n中断后可继续推送。同一版本不会以不同内容重复发布。"),
		Example: c.say("  sandtable push order-1.0.0.sandtable.tar --to harbor.acme.com/templates --user ann\n", "  sandtable push 订单-1.0.0.sandtable.tar --to harbor.acme.com/templates --user ann\n"),
		Args:    oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runPush(cmd.Context(), args[0], to, f)
		},
	}
	cmd.Flags().StringVar(&to, "to", "", c.say("the `REGISTRY`", "制品仓库地址 `REGISTRY`"))
	f.add(c, cmd)
	return cmd
}

// pushedJSON is the answer of push in JSON.
type pushedJSON struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	Digest  string `json:"digest"`
	Already bool   `json:"already"` // it was there before
	Signed  bool   `json:"signed"`
}

func (c *console) runPush(ctx context.Context, path, to string, f registryFlags) error {
	if to == "" {
		return problem.New("cli.needs-registry", problem.Say("--to is missing", "缺少 --to"), problem.Say("name a registry, such as harbor.acme.com/templates", "请指定仓库，例如 harbor.acme.com/templates"))
	}
	b, err := c.packageIn(ctx, path)
	if err != nil {
		return err
	}
	r, err := c.registry(ctx, to, f)
	if err != nil {
		return err
	}
	c.weigh(ctx, r, b)
	bar := c.progress()
	pushed, err := r.Push(ctx, b, func(p registry.Progress) { bar.part(float64(p.Done) / float64(max(p.Total, 1))) })
	bar.end()
	if err != nil {
		return release.ExplainRegistry(err)
	}
	m := b.Manifest
	if c.json {
		return c.answer(pushedJSON{m.ID, m.Version, pushed.Digest.String(), pushed.Already, b.Signed()})
	}
	said := c.say("is published", "已发布")
	if pushed.Already {
		said = c.say("was published before, exactly so", "此前已发布，内容完全一致")
	}
	return c.print(c.say("%s %s %s: %s\n", "%s %s %s：%s\n", m.ID, m.Version, said, pushed.Digest))
}

func (c *console) pull() *cobra.Command {
	var f registryFlags
	var out string
	var keys []string
	var force, withdrawn bool
	cmd := &cobra.Command{
		Use:   "pull REGISTRY/ID:VERSION",
		Short: c.say("Fetch a template package from a registry, verified", "从制品仓库获取模板包并验证"),
		Long: c.say("VERSION is a version, a channel, or a digest. With --key the package is kept only if one of the keys has signed it.\nA version that was withdrawn is refused, with the reason, unless --withdrawn asks for it.",
			"VERSION 可以是版本号、通道或摘要。指定 --key 时，仅保存由其中某个密钥签署的模板包。\n已撤回的版本会被拒绝并说明原因；确需获取时请加 --withdrawn。"),
		Example: c.say("  sandtable pull harbor.acme.com/templates/acme/order:1.0.0 --key acme.pub\n", "  sandtable pull harbor.acme.com/templates/acme/order:1.0.0 --key 公司.pub\n"),
		Args:    oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runPull(cmd.Context(), args[0], pullFlags{f, out, keys, force, withdrawn})
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", c.say("write the package to this `FILE`; left out, its id and version name it", "将模板包写入文件 `FILE`；省略时以标识和版本命名"))
	cmd.Flags().StringArrayVar(&keys, "key", nil, c.say("a `FILE` with a public key that you trust; may be repeated", "可信公钥文件 `FILE`；可重复指定"))
	cmd.Flags().BoolVar(&force, "force", false, c.say("write over a file that exists", "覆盖已有文件"))
	cmd.Flags().BoolVar(&withdrawn, "withdrawn", false, c.say("fetch it also where it was withdrawn", "即使该版本已撤回也获取"))
	f.add(c, cmd)
	return cmd
}

type pullFlags struct {
	registryFlags
	out              string
	keys             []string
	force, withdrawn bool
}

// reference is REGISTRY/ID:VERSION or REGISTRY/ID@DIGEST, taken apart. The folder of the registry stays with the id.
func reference(text string) (address, id, version string, err error) {
	address, rest, _ := strings.Cut(text, "/")
	id, version, _ = strings.Cut(rest, "@")
	if version == "" {
		if at := strings.LastIndex(rest, ":"); at >= 0 {
			id, version = rest[:at], rest[at+1:]
		}
	}
	if address == "" || id == "" {
		return "", "", "", problem.New("cli.reference", problem.Say("“%s” names no template in a registry", "“%s”不是仓库中的模板", text),
			problem.Say("write it like harbor.acme.com/templates/acme/order:1.0.0", "请写成 harbor.acme.com/templates/acme/order:1.0.0 的形式"))
	}
	return address, id, version, nil
}

func (c *console) runPull(ctx context.Context, text string, f pullFlags) error {
	address, id, version, err := reference(text)
	if err != nil {
		return err
	}
	if version == "" {
		return problem.New("cli.reference", problem.Say("which version?", "要获取哪个版本？"), problem.Say("add it behind a colon; “sandtable versions %s” lists them", "请在冒号后写明；可用“sandtable versions %s”列出", text))
	}
	var trusted []*bundle.PublicKey
	for _, file := range f.keys {
		k, err := c.publicKey(ctx, file)
		if err != nil {
			return err
		}
		trusted = append(trusted, k)
	}
	r, err := c.registry(ctx, address, f.registryFlags)
	if err != nil {
		return err
	}
	b, err := r.Pull(ctx, id, version, bundle.Limits{})
	if err != nil {
		return release.ExplainRegistry(err)
	}
	v := verifiedOf(b, trusted...)
	if len(trusted) > 0 && len(v.By) == 0 {
		return problem.New("cli.untrusted", problem.Say("none of the keys has signed %s", "%s 未由所列密钥签署", text), problem.Say("it was not kept; ask its publisher", "未保存；请联系发布者"))
	}
	all, err := release.Withdrawn(ctx, r, id, c.language)
	if err != nil {
		return err
	}
	if w, is := all[b.Manifest.Version]; is {
		why := w.Problem(id, b.Manifest.Version)
		if why.Hint = problem.Say("choose another version; --withdrawn fetches this one all the same", "请选择其他版本；确需此版本时请加 --withdrawn"); !f.withdrawn {
			return why
		}
		why.Hint = problem.Text{}
		c.note(*why)
	}
	return c.keepPulled(b, v, f)
}

func (c *console) keepPulled(b *bundle.Bundle, v verifiedJSON, f pullFlags) error {
	f.out = cmp.Or(f.out, bundleFile(b))
	whole, err := archived(b)
	if err != nil {
		return err
	}
	if err := c.keepNew(f.out, whole, f.force); err != nil {
		return err
	}
	switch {
	case f.out == standardInput:
		return nil
	case c.json:
		return c.answer(v)
	}
	said := c.say("not signed", "未签署")
	switch {
	case len(v.By) > 0:
		said = c.say("signed by a key that you trust", "由可信密钥签署")
	case v.Signed:
		said = c.say("signed; --key says whom you trust", "已签署；可用 --key 指定可信公钥")
	}
	return c.print(c.say("%s: %s %s (%s), %s\n", "%s：%s %s（%s），%s\n", f.out, v.ID, v.Version, c.stateOf(v.State), said))
}

func (c *console) versions() *cobra.Command {
	var f registryFlags
	cmd := &cobra.Command{
		Use:     "versions REGISTRY/ID",
		Short:   c.say("List the versions and channels of a template in a registry", "列出仓库中某个模板的版本和通道"),
		Example: c.say("  sandtable versions harbor.acme.com/templates/acme/order\n", "  sandtable versions harbor.acme.com/templates/acme/order   # 最新版本在前\n"),
		Args:    oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runVersions(cmd.Context(), args[0], f)
		},
	}
	f.add(c, cmd)
	return cmd
}

// versionsJSON is the answer of versions in JSON.
type versionsJSON struct {
	Versions  []string                      `json:"versions"` // the newest first
	Channels  []string                      `json:"channels"`
	Withdrawn map[string]release.Withdrawal `json:"withdrawn,omitempty"` // by version
}

func (c *console) runVersions(ctx context.Context, text string, f registryFlags) error {
	address, id, _, err := reference(text)
	if err != nil {
		return err
	}
	r, err := c.registry(ctx, address, f)
	if err != nil {
		return err
	}
	versions, channels, err := r.Tags(ctx, id)
	if err != nil {
		return release.ExplainRegistry(err)
	}
	withdrawn, err := release.Withdrawn(ctx, r, id, c.language)
	if err != nil {
		return err
	}
	if c.json {
		return c.answer(versionsJSON{listOf(versions), listOf(channels), withdrawn})
	}
	list := ""
	for _, version := range versions {
		line := version
		if w, is := withdrawn[version]; is {
			line += "  " + c.say("withdrawn by %[1]s on %[2]s: %[3]s", "已由 %[1]s 于 %[2]s 撤回：%[3]s", w.By, w.At.Local().Format(time.DateOnly), w.Reason)
		}
		list += legible(line) + "\n"
	}
	for _, channel := range channels {
		list += legible(c.say("channel %s", "通道 %s", channel)) + "\n"
	}
	return c.print(list)
}
