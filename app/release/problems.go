package release

import (
	"errors"
	"strings"

	"sandtable/engine/problem"
	"sandtable/storage/bundle"
	"sandtable/storage/registry"
)

// ExplainBundle says what is wrong with a file that should be a template package.
func ExplainBundle(err error) error {
	var f *bundle.Fault
	if !errors.As(err, &f) {
		return err
	}
	again := problem.Say("Get the package again from where it came from.", "请从原处重新获取该模板包。")
	say := map[bundle.Kind]struct{ message, hint problem.Text }{
		bundle.NotABundle: {problem.Say("This is no template package.", "这不是模板包。"), problem.Say("Packages are made by “sandtable pack” and end in .sandtable.tar.", "模板包由“sandtable pack”生成，扩展名为 .sandtable.tar。")},
		bundle.Truncated:  {problem.Say("The package ends too early: a part of it is missing.", "模板包不完整：缺少后半部分。"), again},
		bundle.TooLarge:   {problem.Say("The package holds more than a package may: %s.", "模板包超出大小限制：%s。", f.Place), problem.Say("Leave out what is not needed, such as long tables of arrivals.", "请去掉不必要的内容，例如过长的到达记录。")},
		bundle.BadDigest:  {problem.Say("%s is not what its checksum says: the package was damaged or tampered with.", "%s 与校验和不符：模板包已损坏或被篡改。", f.Place), again},
		bundle.BadPath:    {problem.Say("The name “%s” cannot be used on every system, or leads out of its folder.", "文件名“%s”在部分系统上不可用，或指向文件夹之外。", f.Place), problem.Say("Give it another name.", "请改用其他名称。")},
		bundle.Twice:      {problem.Say("%s is in the package twice; capitals make no difference.", "模板包中有两个 %s（不区分大小写）。", f.Place), problem.Say("Give one of them another name.", "请将其中一个改名。")},
		bundle.Missing:    {problem.Say("The package speaks of %s, which is not in it.", "模板包引用了 %s，但其中没有该文件。", f.Place), again},
		bundle.BadManifest: {problem.Say("The package's manifest is wrong: %s.", "模板包清单有误：%s。", f.Place), problem.Say("Pack it again, with the name, state and files that the format asks for.",
			"请按格式要求补全名称、状态和文件后重新打包。")},
		bundle.BadID: {problem.Say("“%s” cannot be the id of a template.", "“%s”不能作为模板标识。", f.Place), problem.Say("Use lower-case letters and digits, joined by - . _ or /, such as acme/order-fulfilment.",
			"请使用小写字母和数字，以 - . _ 或 / 连接，例如 acme/order-fulfilment。")},
		bundle.BadVersion: {problem.Say("“%s” is no semantic version.", "“%s”不是语义化版本号。", f.Place), problem.Say("Write three numbers, such as 1.2.0.", "请写三段数字，例如 1.2.0。")},
		bundle.TooNew:     {problem.Say("A later version of Sandtable made this package.", "该模板包由更高版本的沙盘生成。"), problem.Say("Update Sandtable.", "请升级沙盘。")},
		bundle.Several:    {problem.Say("There are several templates in this file.", "该文件中有多个模板。"), problem.Say("Take one of them out into a file of its own.", "请将其分别存为单独的文件。")},
	}[f.Kind]
	return problem.New("package.bad", say.message, say.hint).Because(err)
}

// ExplainRegistry says what went wrong between us and a registry.
func ExplainRegistry(err error) error {
	var e *registry.Error
	if !errors.As(err, &e) {
		return ExplainBundle(err)
	}
	says := func(text problem.Text) problem.Text {
		if e.Says == "" {
			return text
		}
		return problem.Say("%[1]s It says: %[3]s.", "%[2]s对方说明：%[3]s。", text.EN, text.ZH, strings.TrimSuffix(e.Says, "."))
	}
	say := map[registry.Kind]struct{ message, hint problem.Text }{
		registry.Unreachable: {problem.Say("Nobody answers at %s.", "%s 没有响应。", e.Where), problem.Say("Check the address, the network and the proxy, and try again: what has arrived is not sent twice.", "请检查地址、网络和代理后重试；已上传的部分不会重复上传。")},
		registry.NoRegistry:  {problem.Say("What answers at %s is no registry.", "%s 不是制品仓库。", e.Where), problem.Say("Ask for the address of the registry: host, port and folder, without https://.", "请确认仓库地址：主机、端口和目录，不含 https://。")},
		registry.NotTrusted:  {problem.Say("This computer does not trust the certificate of %s.", "%s 的证书不受本机信任。", e.Where), problem.Say("Give the certificate of your company’s authority: under “Registries and keys”, or with --ca. Where the certificate has expired, or this computer’s clock is wrong, that has to be mended first.", "请在“仓库与密钥”中填写企业根证书，或用 --ca 指定；若证书已过期或本机时间不准，请先处理。")},
		registry.NeedsLogin:  {problem.Say("%s asks who you are.", "%s 需要登录。", e.Where), problem.Say("Log in under “Registries and keys”; on the command line give a name with --user, and the password in SANDTABLE_REGISTRY_PASSWORD.", "请在“仓库与密钥”中登录；命令行请用 --user 指定用户名，密码写入环境变量 SANDTABLE_REGISTRY_PASSWORD。")},
		registry.WrongLogin:  {problem.Say("The name or the password is wrong for %s.", "%s 的用户名或密码不正确。", e.Where), problem.Say("Check both. A token may have expired, or was revoked.", "请检查用户名和密码；若使用令牌，可能已过期或被吊销。")},
		registry.Forbidden:   {says(problem.Say("You may not do this at %s.", "您没有 %s 的相应权限。", e.Where)), problem.Say("Ask whoever runs the registry for the right to do it.", "请向仓库管理员申请权限。")},
		registry.NotFound:    {problem.Say("%s is not there.", "%s 不存在。", e.Where), problem.Say("“sandtable versions” lists what there is of a template.", "可用“sandtable versions”列出模板的版本。")},
		registry.Taken:       {problem.Say("%s is published already, with other content. A version is never changed.", "%s 已发布且内容不同；已发布的版本不可更改。", e.Where), problem.Say("Publish it as a new version.", "请以新的版本号发布。")},
		registry.Moved:       {problem.Say("Others wrote to %s at the same time, and the signature may be lost.", "有人同时写入 %s，签名可能未保留。", e.Where), problem.Say("Push it again.", "请重新推送。")},
		registry.Full:        {says(problem.Say("%s has no room for it, or takes nothing so large.", "%s 空间不足，或超出其大小限制。", e.Where)), problem.Say("Ask whoever runs the registry for more.", "请联系仓库管理员扩容。")},
		registry.TooMany:     {problem.Say("%s asks for some patience.", "%s 请求过于频繁。", e.Where), problem.Say("Try again in a few minutes.", "请几分钟后重试。")},
		registry.BadAddress:  {problem.Say("“%s” is no address of a registry.", "“%s”不是仓库地址。", e.Where), problem.Say("Write host, port and folder, such as harbor.acme.com/templates.", "请写主机、端口和目录，例如 harbor.acme.com/templates。")},
		registry.BadCA:       {problem.Say("There are no certificates in the file for %s.", "%s 的证书文件中没有证书。", e.Where), problem.Say("It should be in PEM.", "请提供 PEM 格式的证书。")},
		registry.BadProxy:    {problem.Say("“%s” is no address of a proxy.", "“%s”不是代理服务器地址。", e.Where), problem.Say("Write it like http://proxy.acme.com:8080.", "请写成 http://proxy.acme.com:8080 的形式。")},
		registry.NoCatalogue: {says(problem.Say("%s does not list what it has.", "%s 不提供制品目录。", e.Where)), problem.Say("Add templates by their ids; they are then looked at as usual.", "请按标识逐个添加模板，之后即可正常查看。")},
		registry.NoTemplate:  {problem.Say("What is at %s is no template of Sandtable.", "%s 不是沙盘的模板包。", e.Where), problem.Say("Check the id; “sandtable push” publishes templates.", "请检查标识；模板由“sandtable push”发布。")},
		registry.Refused:     {says(problem.Say("%s did not take it.", "%s 拒绝了请求。", e.Where)), problem.Say("Try again; if it stays so, ask whoever runs the registry.", "请重试；如仍如此，请联系仓库管理员。")},
		registry.Elsewhere:   {says(problem.Say("%s was moved by somebody else meanwhile.", "%s 已被他人切换。", e.Where)), problem.Say("Look where it stands now, and decide anew.", "请查看当前版本后重新决定。")},
		registry.BadChannel:  {problem.Say("“%s” cannot be the name of a channel.", "“%s”不能作为通道名称。", e.Where), problem.Say("Use lower-case letters, digits and . _ -, such as stable.", "请使用小写字母、数字和 . _ -，例如 stable。")},
		registry.NotReleased: {problem.Say("%s is a draft, and only what is released goes into stable.", "%s 仍是草稿；stable 通道仅接受已发布的版本。", e.Where), problem.Say("Release it, or use another channel such as canary.", "请先正式发布，或改用 canary 等其他通道。")},
	}[e.Kind]
	return problem.New("registry.failed", say.message, say.hint).Because(err)
}
