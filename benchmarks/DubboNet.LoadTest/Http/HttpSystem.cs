using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DubboNet.LoadTest.Http;

/// <summary>
/// Runs HTTP endpoints that call a provider of this process, and their clients. The endpoints are those of MapDubboHttp, or minimal APIs
/// that call the typed client and convert JSON with generated code.
/// </summary>
internal sealed class HttpSystem : ISystem
{
    private readonly WebApplication _application;
    private readonly DubboServer _provider;
    private readonly HttpClient _client;

    private HttpSystem(string name, WebApplication application, DubboServer provider)
    {
        Name = name;
        _application = application;
        _provider = provider;
        _client = new HttpClient { BaseAddress = new Uri(application.Urls.Single()) };
    }

    public string Name { get; }

    public static Task<HttpSystem> StartAsync() =>
        StartAsync("MapDubboHttp", application => application.MapDubboHttp<IShop>("/"));

    public static Task<HttpSystem> StartByHandAsync() => StartAsync("by hand", application =>
    {
        application.MapPost(
            "/echo", (EchoRequest request, IShop shop, CancellationToken cancellation) => shop.EchoAsync(request.Text, cancellation));
        application.MapPost(
            "/getOrder",
            (OrderRequest request, IShop shop, CancellationToken cancellation) => shop.GetOrderAsync(request.Id, cancellation));
        application.MapPost(
            "/bytes", (BytesRequest request, IShop shop, CancellationToken cancellation) => shop.BytesAsync(request.Content, cancellation));
    });

    public SendCounts CountSends() => default;

    public Caller CreateCaller(LoadCase loadCase, int index)
    {
        string text = LoadArguments.Text(index);
        string base64 = Convert.ToBase64String(LoadArguments.Bytes(index));
        return loadCase switch
        {
            LoadCase.Echo => Create("/echo", _ => $$"""{"text":"{{text}}"}""", _ => text),
            LoadCase.Person => Create("/getOrder", number => $$"""{"id":{{Id(index, number)}}}""", number => $"\"id\":{Id(index, number)}"),
            _ => Create("/bytes", _ => $$"""{"content":"{{base64}}"}""", _ => base64[..100]),
        };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _application.DisposeAsync();
        await _provider.DisposeAsync();
    }

    private static string Id(int caller, long call) => LoadArguments.Id(caller, call).ToString(CultureInfo.InvariantCulture);

    private static async Task<HttpSystem> StartAsync(string name, Action<WebApplication> map)
    {
        var provider = new DubboServer(
            new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0) }, ContractService.Create<IShop>(new Shop()));
        provider.Start();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDubboClient<IShop>().UseAddresses($"dubbo://127.0.0.1:{provider.LocalEndPoint.Port}");
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ShopJson.Default));
        WebApplication application = builder.Build();
        map(application);
        await application.StartAsync();
        return new HttpSystem(name, application, provider);
    }

    private Caller<byte[]> Create(string path, Func<long, string> body, Func<long, string> expected) => new(
        number => new(PostAsync(path, body(number))),
        (number, response) => response.AsSpan().IndexOf(Encoding.UTF8.GetBytes(expected(number))) >= 0);

    private async Task<byte[]> PostAsync(string path, string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using HttpResponseMessage response = await _client.PostAsync(path, content).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
    }
}
