using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;

namespace DubboNet.Interop.Tests.Java;

/// <summary>Runs the provider of a line as the Docker image of <c>interop-java</c> instead of a child process.</summary>
internal sealed class JavaContainer : IAsyncDisposable
{
    private const int ProviderPort = 20880;

    private readonly IContainer _container;

    private JavaContainer(IContainer container) => _container = container;

    /// <summary>Gets whether DUBBONET_JAVA_CONTAINERS=1 requests containers.</summary>
    public static bool IsWanted => Environment.GetEnvironmentVariable("DUBBONET_JAVA_CONTAINERS") == "1";

    public int Port => _container.GetMappedPublicPort(ProviderPort);

    public static async Task<JavaContainer> StartAsync(string line)
    {
        var image = new ImageFromDockerfileBuilder()
            .WithDockerfileDirectory(CommonDirectoryPath.GetSolutionDirectory(), "interop-java")
            .WithBuildArgument("LINE", line)
            .Build();
        await image.CreateAsync();
        IContainer container = new ContainerBuilder(image)
            .WithPortBinding(ProviderPort, assignRandomHostPort: true)
            .WithCreateParameterModifier(parameters => parameters.OpenStdin = true)
            .WithWaitStrategy(Wait.ForUnixContainer().UntilMessageIsLogged("READY"))
            .Build();
        await container.StartAsync();
        return new JavaContainer(container);
    }

    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
