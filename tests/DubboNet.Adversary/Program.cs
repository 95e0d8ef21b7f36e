using System.Globalization;
using System.Net;
using DubboNet.Adversary;

// --seconds N      The time in which the hostile peers attack beside the honest pair. The default is 60.
// --busy           For a machine that does other work. Compares the medians, and gives honest calls a timeout of 10 s.
// --only KINDS     The kinds that attack, separated by commas. The default is all.
// --hostile PLACE  Runs the hostile peers. The program starts itself with this option.
var kinds = new Kinds(Value("--only"));
if (Value("--hostile") is { } target)
{
    await HostileRole.RunAsync(IPEndPoint.Parse(target), kinds);
    return 0;
}

int seconds = int.Parse(Value("--seconds") ?? "60", CultureInfo.InvariantCulture);
return await Run.ExecuteAsync(kinds, TimeSpan.FromSeconds(seconds), args.Contains("--busy"), Console.Out) ? 0 : 1;

string? Value(string name) => Array.IndexOf(args, name) is var index and >= 0 ? args[index + 1] : null;
