namespace DubboNet.Java.Tests.Contracts;

/// <summary>Compiles contracts with warnings as errors and all analyzers.</summary>
public sealed class CompiledContractTests
{
    private static readonly string Interop = Path.Combine(Repository.Path, "interop-java", "contract", "src", "com");

    private static IEnumerable<string> GoldenNames => GoldenContractTests.Cases.Select(found => found.Name);

    [TestCaseSource(nameof(GoldenNames))]
    public void Golden_contracts_compile(string name)
    {
        ContractOptions options = Array.Find(GoldenContractTests.Cases, found => found.Name == name).Options;
        UserProject.Build(GoldenContractTests.Translate(name), options.HasImplicitUsings);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Contracts_of_the_interop_jar_compile(bool usesRecords)
    {
        using var path = JavaClassPath.Open([JavaTools.CompileFolder(Interop, 17, "-parameters")]);
        var options = new ContractOptions
        {
            Services = ["com.example.**.*Service"],
            Callbacks = ["com.example.frames.Listener"],
            Types = ["com.example.frames.*"],
            UseRecords = usesRecords,
            IsInternal = usesRecords,
        };
        ContractTranslation translation = ContractTranslator.Translate(path, options);
        Assert.That(translation.Omissions, Is.Empty);
        UserProject.Build(translation);
    }

    [TestCase("dubbo-2.6.12.jar", "com.alibaba.dubbo.rpc.service.*,com.alibaba.dubbo.monitor.*")]
    [TestCase("dubbo-2.7.23.jar", "org.apache.dubbo.rpc.service.*,org.apache.dubbo.monitor.*,org.apache.dubbo.metadata.*")]
    [TestCase("dubbo-3.2.19.jar", "org.apache.dubbo.rpc.service.*,org.apache.dubbo.monitor.*,org.apache.dubbo.metadata.*")]
    [TestCase("dubbo-3.3.6.jar", "org.apache.dubbo.rpc.service.*,org.apache.dubbo.monitor.*,org.apache.dubbo.metadata.*")]
    [TestCase("nacos-api-2.2.4.jar", "com.alibaba.nacos.api.naming.*,com.alibaba.nacos.api.config.*")]
    [TestCase("curator-x-discovery-5.7.1.jar", "org.apache.curator.x.discovery.*")]
    [TestCase("guava-31.1-android.jar", "com.google.common.cache.*,com.google.common.eventbus.*,com.google.common.base.*")]
    public void Contracts_of_real_jars_compile(string jar, string services)
    {
        string? folder = Environment.GetEnvironmentVariable(RequiredJava.JarsVariable);
        string file = Path.Combine(folder ?? "", "jars", jar);
        RequiredJava.Check(File.Exists(file) ? null : $"{RequiredJava.JarsVariable} names no folder that has jars/{jar}.");
        using var path = JavaClassPath.Open([file]);
        ContractTranslation translation = ContractTranslator.Translate(path, new ContractOptions { Services = services.Split(',') });
        TestContext.Out.WriteLine($"{translation.Files.Count} files, omissions:");
        foreach (ContractOmission omission in translation.Omissions)
            TestContext.Out.WriteLine(omission);
        Assert.That(translation.Files, Is.Not.Empty);
        UserProject.Build(translation);
    }
}
