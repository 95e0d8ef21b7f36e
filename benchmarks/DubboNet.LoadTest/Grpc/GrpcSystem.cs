using System.Net;
using DubboNet.LoadTest.Protos;
using Google.Protobuf;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DubboNet.LoadTest.Grpc;

/// <summary>Runs a client and a server of grpc-dotnet in this process, with HTTP/2 over loopback and without TLS.</summary>
internal sealed class GrpcSystem : ISystem
{
    private readonly WebApplication _server;
    private readonly GrpcChannel[] _channels;
    private readonly FrameService.FrameServiceClient[] _clients;

    private GrpcSystem(WebApplication server, int connections)
    {
        _server = server;
        _channels = [.. Enumerable.Range(0, connections).Select(_ => Connect(server.Urls.First()))];
        _clients = [.. _channels.Select(channel => new FrameService.FrameServiceClient(channel))];
    }

    public string Name => "grpc-dotnet";

    public static async Task<GrpcSystem> StartAsync(LoadOptions options)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddGrpc();
        WebApplication server = builder.Build();
        server.MapGrpcService<FrameGrpcService>();
        await server.StartAsync();
        return new GrpcSystem(server, options.Connections);
    }

    public SendCounts CountSends() => default;

    public Caller CreateCaller(LoadCase loadCase, int index)
    {
        FrameService.FrameServiceClient client = _clients[index % _clients.Length];
        return loadCase switch
        {
            LoadCase.Echo => Echo(client, LoadArguments.Text(index)),
            LoadCase.Person => Person(client, index),
            _ => Bytes(client, LoadArguments.Bytes(index)),
        };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (GrpcChannel channel in _channels)
            channel.Dispose();
        await _server.DisposeAsync();
    }

    private static Caller<EchoMessage> Echo(FrameService.FrameServiceClient client, string text)
    {
        var request = new EchoMessage { Text = text };
        return new(_ => new(client.EchoAsync(request).ResponseAsync), (_, answer) => answer.Text == text);
    }

    private static Caller<PersonMessage> Person(FrameService.FrameServiceClient client, int index)
    {
        var request = new GetPersonRequest();
        return new(
            number =>
            {
                request.Id = LoadArguments.Id(index, number);
                return new(client.GetPersonAsync(request).ResponseAsync);
            },
            (number, answer) => answer.Id == LoadArguments.Id(index, number) && answer.Name == LoadArguments.Name && answer.Ids.Count == 2);
    }

    private static Caller<BytesMessage> Bytes(FrameService.FrameServiceClient client, byte[] content)
    {
        var request = new BytesMessage { Content = ByteString.CopyFrom(content) };
        return new(_ => new(client.BytesAsync(request).ResponseAsync), (_, answer) => answer.Content.Span.SequenceEqual(content));
    }

    /// <summary>Creates a channel with its own handler, which uses one connection, so that both sides have the same number.</summary>
    private static GrpcChannel Connect(string address) => GrpcChannel.ForAddress(address);
}
