namespace DubboNet.AspNetCore;

/// <summary>The metadata of an endpoint that calls a method, from which documents describe it.</summary>
/// <param name="Verb">The HTTP method.</param>
/// <param name="Overloads">The methods that a request can call, at least one.</param>
internal sealed record DubboEndpoint(string Verb, IReadOnlyList<DescribedMethod> Overloads)
{
    /// <summary>Gets the service, of which a gateway can have several versions.</summary>
    public DescribedService Service => Overloads[0].Service;

    /// <summary>Gets the name of the method.</summary>
    public string Name => Overloads[0].Name;

    /// <summary>Gets the options of the endpoint.</summary>
    public DubboHttpOptions Options => Service.Options;
}
