using Microsoft.Extensions.DependencyInjection;

namespace Acme_Greetings;

/// <summary>The services of this application. Tests use them, too.</summary>
public static class GreetingsServices
{
    public static IServiceCollection AddGreetings(this IServiceCollection services)
    {
        services.AddDubboProvider().MapDubboService<IGreeter, Greeter>();
        return services;
    }
}
