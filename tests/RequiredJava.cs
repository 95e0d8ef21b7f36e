namespace DubboNet.TestKit;

/// <summary>Decides what happens to a test whose Java processes cannot be started.</summary>
internal static class RequiredJava
{
    /// <summary>Names the folder with the jars of Java peers.</summary>
    public const string JarsVariable = "DUBBONET_JARS";

    /// <summary>Is 1 where no test may be skipped, as in CI.</summary>
    private const string RequireVariable = "DUBBONET_REQUIRE_JAVA";

    /// <summary>Gets why tests were skipped in this run, or null if none was.</summary>
    public static string? WhySkipped { get; private set; }

    /// <summary>Skips the test if something is missing, or fails it where no test may be skipped.</summary>
    /// <param name="missing">What is missing, as a sentence, or null for nothing.</param>
    public static void Check(string? missing)
    {
        if (missing is not null && Environment.GetEnvironmentVariable(RequireVariable) == "1")
            Assert.Fail(missing);
        if (missing is not null)
        {
            WhySkipped = missing;
            Assert.Ignore(missing);
        }
    }
}
