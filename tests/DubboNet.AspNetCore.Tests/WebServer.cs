using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DubboNet.AspNetCore.Tests;

/// <summary>Runs a web application on a free port of the loopback interface.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private WebServer(WebApplication application)
    {
        _application = application;
        Client = new HttpClient { BaseAddress = new Uri(application.Urls.Single()) };
    }

    /// <summary>Gets a client of the application.</summary>
    public HttpClient Client { get; }

    /// <summary>Gets the services of the application.</summary>
    public IServiceProvider Services => _application.Services;

    /// <summary>Starts an application that hosts the inventory, and that calls itself over its provider.</summary>
    public static Task<WebServer> StartInventoryAsync(Action<WebApplication> map) => StartAsync(
        services => services.AddDubboProvider(options => (options.Host, options.Port) = ("127.0.0.1", 0))
            .MapDubboService<IInventory, Inventory>(),
        map);

    /// <summary>Starts an application.</summary>
    public static async Task<WebServer> StartAsync(
        Action<IServiceCollection> add, Action<WebApplication> map, params (string Key, string Value)[] settings)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        foreach ((string key, string value) in settings)
            builder.Configuration[key] = value;
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        add(builder.Services);
        WebApplication application = builder.Build();
        map(application);
        await application.StartAsync();
        return new WebServer(application);
    }

    /// <summary>Sends JSON, and returns the response.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, string json, params (string Name, string Value)[] headers) =>
        SendAsync(path, new ByteArrayContent(Encoding.UTF8.GetBytes(json)), headers);

    /// <summary>Sends a body, and returns the response.</summary>
    public async Task<HttpResponseMessage> SendAsync(string path, HttpContent body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        body.Headers.ContentType ??= new MediaTypeHeaderValue("application/json");
        foreach ((string name, string value) in headers)
            request.Headers.Add(name, value);
        return await Client.SendAsync(request).Within();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _application.DisposeAsync();
    }
}
