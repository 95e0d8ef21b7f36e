using DubboNet;
using Frames;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Estate;

/// <summary>Creates the applications in .NET. One line adds the registry to each of them.</summary>
internal static class Applications
{
    /// <summary>Creates the provider of EstateService.</summary>
    /// <param name="registry">The address of the registry.</param>
    /// <param name="settings">Further settings, as command-line arguments.</param>
    public static IHost CreateProvider(string registry, string[] settings)
    {
        HostApplicationBuilder builder = Create("estate-provider-dotnet", settings);
        builder.Services.AddDubboRegistry(registry);
        builder.Services.AddDubboProvider()
            .MapDubboService(ContractService.Create<IEstateService>(new EstateService(EstateCalls.DotNet)));
        return builder.Build();
    }

    /// <summary>Creates the consumer of EstateService.</summary>
    /// <param name="registry">The address of the registry.</param>
    /// <param name="settings">Further settings, as command-line arguments.</param>
    public static IHost CreateConsumer(string registry, string[] settings)
    {
        HostApplicationBuilder builder = Create("estate-consumer-dotnet", settings);
        builder.Services.AddDubboRegistry(registry);
        builder.Services.AddDubboClient<IEstateService>();
        builder.Services.AddHostedService<Caller>();
        return builder.Build();
    }

    private static HostApplicationBuilder Create(string name, string[] settings) =>
        Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = name, Args = settings });
}
