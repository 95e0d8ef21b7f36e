using System.Diagnostics.CodeAnalysis;
using DubboNet.AspNetCore;
using DubboNet.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps a page that shows and calls Dubbo services.</summary>
public static class DubboConsoleEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps a page that shows the application's clients and providers, the services of its registries, connections and recent failures, and
    /// that calls services with JSON. By default, only browsers on this machine can use it (<see cref="DubboConsoleOptions"/>).
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The route, such as <c>/dubbo-console</c>.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The endpoints, for authorization, rate limiting and so on.</returns>
    /// <exception cref="InvalidOperationException">The application has no client, provider or registry.</exception>
    public static IEndpointConventionBuilder MapDubboConsole(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, Action<DubboConsoleOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        var options = new DubboConsoleOptions();
        configure?.Invoke(options);
        IServiceProvider services = endpoints.ServiceProvider;
        if (services.GetService<DubboOverview>() is null)
        {
            throw new InvalidOperationException(
                "The application has no Dubbo client, provider or registry. Add one with AddDubboClient, AddDubboProvider or "
                    + "AddDubboRegistry.");
        }

        var found = new ConsoleServices();
        var state = new ConsoleState(found, ConsoleFailures.Listen(services), services);
        var calls = new ConsoleCalls(options, found);
        var guard = new ConsoleGuard(options);
        RouteGroupBuilder group = endpoints.MapGroup(pattern);
        Map("", HttpMethods.Get, ConsolePage.WriteStartAsync, isData: false);
        foreach (string file in ConsolePage.Files)
            Map(file, HttpMethods.Get, context => ConsolePage.WriteAsync(context, file), isData: false);
        Map("data/state", HttpMethods.Get, state.WriteAsync, isData: true);
        Map("data/registries", HttpMethods.Get, state.WriteRegistriesAsync, isData: true);
        Map("data/methods", HttpMethods.Get, found.WriteMethodsAsync, isData: true);
        Map("data/call", HttpMethods.Post, calls.HandleAsync, isData: true);
        return group;

        void Map(string route, string verb, RequestDelegate handler, bool isData) => group
            .MapMethods(route, [verb], guard.Protect(handler, isData))
            .WithDisplayName($"Dubbo console {verb} {route}");
    }
}
