using DubboNet.Interop.Tests.Java;

namespace DubboNet.Interop.Tests.Refusals;

/// <summary>Tests what callers learn about a mistake that only the Java provider can detect.</summary>
[Category("Java")]
public sealed class RefusalTests
{
    private const string Advice =
        " (group/interface:version), method ";

    [TestCaseSource(nameof(Cases))]
    [Property("Rule", "W57")]
    public async Task Java_responds_as_the_page_says(string line, int row)
    {
        RefusalCase mistake = RefusalCases.Rows[row];
        JavaLine java = await JavaLine.GetAsync(line);
        await using var channel = new DubboChannel($"dubbo://127.0.0.1:{java.ProviderPort}");
        Assert.That(await AnswerAsync(channel, mistake.Call), Does.Match(RefusalCases.Pattern(mistake.Answer)), () => java.ProviderLog);
    }

    [Test]
    public void Page_has_the_tested_table() =>
        Assert.That(Repository.Read("docs/troubleshooting.md"), Does.Contain(RefusalCases.Render()), "Put this table into the page.");

    private static IEnumerable<TestCaseData> Cases() =>
        from row in RefusalCases.Rows.Index()
        from line in row.Item.Lines
        select new TestCaseData(line, row.Index).SetArgDisplayNames(line, row.Item.What);

    private static async Task<string> AnswerAsync(DubboChannel channel, Func<DubboChannel, Task> call)
    {
        try
        {
            await call(channel);
            return "a result";
        }
        catch (DubboRemoteException e)
        {
            bool isAdvised = e.Status is DubboStatus.BadRequest or DubboStatus.ServiceError;
            Assert.That(e.Message, isAdvised ? Does.Contain(Advice) : Does.Not.Contain(Advice));
            return $"{(byte)e.Status} {e.RemoteMessage.ReplaceLineEndings(" ")}";
        }
        catch (JavaException e)
        {
            return e.Message.ReplaceLineEndings(" ");
        }
        catch (DubboTimeoutException)
        {
            return "no response";
        }
    }
}
