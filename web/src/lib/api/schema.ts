// Made from crates/server/openapi.json by `npm run types`.

export interface paths {
    "/api/v1/areas/{vintage}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The areas of a vintage; their order is that of all columns of values. */
        get: operations["get_areas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/change/{indicator}/{vintage}/{from}/{to}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The change of an indicator between two years, on one edition of the areas. */
        get: operations["get_change"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Breaks in series, updates of the sources, and what the snapshot changed against the one before it. */
        get: operations["get_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changes.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Updates of the sources as an Atom feed, in Swedish unless the address says otherwise. */
        get: operations["get_feed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changes/{from}/{to}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What differs between two snapshots of the data folder: values by table with a total, the largest revisions, areas with another type.
         *     The later one may end in `.csv` or `.xlsx`: the tables as a file.
         */
        get: operations["get_comparison"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changes/{from}/{to}/types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The areas with another type between two snapshots, piece by piece. */
        get: operations["get_changed_types"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changes/{from}/{to}/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The columns with changed values between two snapshots, piece by piece. */
        get: operations["get_changed_values"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clusters/{indicator}/{vintage}/{period}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where high and low values lie together: classes of local Moran's I, with few false ones. */
        get: operations["get_clusters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/composition/{vintage}/{code}/{period}/{variant}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Number of RegSO and people of each type in the nation, a county or a municipality. */
        get: operations["get_composition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/compositions/{vintage}/{code}/{variant}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The types of the RegSO inside the nation, a county or a municipality, in every year that has them. */
        get: operations["get_compositions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the planning desk is served here. */
        get: operations["get_desk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How long people have to the offices of today. */
        post: operations["post_access"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Saved networks side by side, on what they stand on now. */
        post: operations["post_compare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/consequences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a change of the network means for whom. */
        post: operations["post_consequences"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/floating-catchments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The staff within reach of everybody, of groups and of areas, and the load of each office. */
        post: operations["post_floating_catchments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the offices of a table in the place of all that are there, or says every reason against it and changes nothing. */
        post: operations["post_table"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/leases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The leases of the open offices, by the day on which something must be decided. */
        get: operations["get_leases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/leases.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a calendar (iCalendar), in the language of the request. */
        get: operations["get_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/mobile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops and days of a bus that reaches those who are left: lines as for a plan. */
        post: operations["post_mobile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/offices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The offices of the workspace. */
        get: operations["get_offices"];
        put?: never;
        /** Adds an office. */
        post: operations["post_office"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/offices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes an office: the form takes the place of what was there. */
        put: operations["put_office"];
        post?: never;
        /** Removes an office. */
        delete: operations["delete_office"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The best network for a brief, with how it is going: lines of JSON, `{"progress": …}` any number of times, then `{"answer": …}` or
         *     `{"problem": …}` once. The work ends when nobody reads any more.
         */
        post: operations["post_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What each condition of a brief costs: lines as for a plan. */
        post: operations["post_prices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/regions/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The FA-regions and other divisions of a table, as a brief takes them. */
        get: operations["get_regions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The saved networks. */
        get: operations["get_scenarios"];
        put?: never;
        /** Seeks the network of a brief and saves it: lines as for a plan. */
        post: operations["post_scenario"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/scenarios/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One saved network, with its brief and hashes. */
        get: operations["get_scenario"];
        put?: never;
        post?: never;
        /** Deletes one. */
        delete: operations["delete_scenario"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/scenarios/{name}/rerun": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks a saved network again, and says whether the same bytes come out and which inputs have changed: lines as for a plan. */
        post: operations["post_rerun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a board must know of an office before its lease runs out. */
        post: operations["post_sheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tables of the workspace. */
        get: operations["get_tables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/tables/{kind}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keeps a table under a name, or says every reason against it and keeps nothing. */
        put: operations["put_table"];
        post?: never;
        /** Deletes a table. */
        delete: operations["delete_table"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/town": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The sites of a town, ranked for an aim. */
        post: operations["post_town"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/training": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the people of each catchment need more of than those of the average office, ranked. */
        post: operations["post_training"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** At most three findings about the nation, each a sentence with its year and source. */
        get: operations["get_findings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/{vintage}/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** At most three findings about the nation, a county or a municipality. */
        get: operations["get_findings_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/first": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The snapshot in short, and a first picture of the country: an indicator with values and borders, all in one small answer. */
        get: operations["get_first"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{vintage}/{from}/{to}/{variant}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The flows of areas and people between area types from one year to another, and which changes are clear. */
        get: operations["get_flows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/geometry/{vintage}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The borders of a vintage as TopoJSON: object `areas`, geometries with the dense index of their area as `id`,
         *     longitude and latitude (WGS 84), simplified with shared borders.
         */
        get: operations["get_geometry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/geometry/{vintage}/coarse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The borders of a vintage for a picture of the whole country: as its geometry, but on a grid of half a kilometre, as SVG path data in
         *     Web Mercator.
         */
        get: operations["get_coarse_geometry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All group systems, with what the snapshot has of each. */
        get: operations["get_groups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{groups}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One group system. */
        get: operations["get_group_system"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{groups}/change/{areas}/{from}/{to}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The change of the segregation of all groups of a system between two years, split into what the sizes of groups and areas
         *     did (marginal) and what the spread of the groups did (structural).
         */
        get: operations["get_segregation_change"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{groups}/levels/{areas}/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Segregation of all groups of a system, split into the levels of areas. */
        get: operations["get_levels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{groups}/scales/{areas}/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Segregation of all groups of a system over surroundings of 50 to 51 200 people. */
        get: operations["get_scales"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All indicators of the catalogue, with what the snapshot has of each. */
        get: operations["get_indicators"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One indicator. */
        get: operations["get_indicator"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All measures of segregation. */
        get: operations["get_measures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/measures/{measure}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One measure of segregation. */
        get: operations["get_measure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/measures/{measure}/{groups}/{areas}/{years}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A measure of a group system over the sub-areas of one area, or of each area of a level. A setting of the measure, such as
         *     `b=0.9` or `k=1600`, is a parameter of its own name.
         */
        get: operations["get_measure_result"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/measures/{measure}/{groups}/{areas}/{years}/difference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The difference of a measure between two areas (`between`) or, where `between` is not given, between two years. */
        get: operations["get_measure_difference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/measures/{measure}/{groups}/{areas}/{years}/pattern": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The difference of a measure between two areas (`between`) or, where `between` is not given, between two years, split into
         *     composition and pattern: the group's shares in the sub-areas, and which sub-areas have high and low shares.
         */
        get: operations["get_measure_pattern"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This description. */
        get: operations["get_openapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who runs the installation, and how to reach them. */
        get: operations["get_operator"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-area": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who lives in an area that is sent as GeoJSON (polygons in longitude and latitude), or as a point with a radius:
         *     `{"center": [17.64, 59.86], "radius": 1000}`, or as whole areas: `{"vintage": "DeSO_2018", "areas": ["0380C1010"]}`. Nothing of it is kept.
         */
        post: operations["post_own_area"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-area/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many people live in an area, roughly, quickly enough to be shown while it is drawn. */
        post: operations["post_own_count"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-area/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The RegSO that are most like an own area, by its estimates; those that it lies in are left out. */
        post: operations["post_own_similar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/own-area/years/{indicator}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How an own area has developed in an indicator: each year estimated by itself, with its bounds. */
        post: operations["post_own_years"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/police/{edition}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One edition of the police's list of vulnerable areas, and its overlaps with the statistical areas. */
        get: operations["get_police"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profile/{vintage}/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything about one area. */
        get: operations["get_profile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/revisions.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Revisions as an Atom feed, in Swedish unless the address says otherwise: an entry for each snapshot of the data folder that revised
         *     values of the one before it.
         */
        get: operations["get_revisions_feed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/series/{vintage}/{code}/{indicator}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An indicator of an area over all years, each on the borders in force; with `bridge=1` also brought onto the borders of
         *     the edition in the address, with what is uncertain about it. The indicator may end in `.csv`, `.xlsx` or `.jsonstat`.
         */
        get: operations["get_series"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/similar/{vintage}/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The areas of the same edition that are most like one, by chosen indicators and weights. */
        get: operations["get_similar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/snapshot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is in the snapshot, and from whom. */
        get: operations["get_snapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/types/{vintage}/{period}/{variant}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The area types of a vintage in a year, with the cuts that were in force. */
        get: operations["get_types"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/values/{indicator}/{vintage}/{period}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One indicator on all areas of a vintage in a year. */
        get: operations["get_values"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/values/{indicator}/{vintage}/{period}/{breakdown}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One indicator on all areas of a vintage in a year, for a part of the population. */
        get: operations["get_values_of_part"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/values/{indicator}/{vintage}/{period}/{breakdown}.{form}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A column of values as a file: CSV or a workbook in long form, or JSON-stat 2.0. Without a part of the population the ending follows
         *     the year. The areas of a vintage, the area types and the profile of an area take the endings `.csv` and `.xlsx` too.
         */
        get: operations["values_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vintages/{from}/{to}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How two editions of the areas of a level differ: unchanged, renamed, with new borders, gone and new, and where the people
         *     are.
         */
        get: operations["get_vintages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the server can answer, for whoever watches over it. */
        get: operations["get_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description How people reach a network. */
        AccessAnswer: {
            /** @description Everybody, then the groups. */
            all: components["schemas"]["ReachAnswer"];
            /** @description The same by other ways to travel, where the brief names any. */
            beside?: components["schemas"]["ModeReach"][];
            /** @description Whether the people are invented. */
            fictional: boolean;
            /** @description The groups of each division. */
            groupings: components["schemas"]["ReachGrouping"][];
            /** @description What must be known, in sentences. */
            notes: components["schemas"]["Bilingual"][];
            /** @description The offices, with the people who have each nearest. */
            offices: components["schemas"]["CatchmentAnswer"][];
        };
        /** @description What is made best. */
        AimBrief: {
            /** @enum {string} */
            what: "least_mean";
        } | {
            /** @enum {string} */
            what: "least_worst";
        } | {
            /**
             * Format: double
             * @description Minutes.
             */
            minutes: number;
            /** @enum {string} */
            what: "most_within";
        } | {
            /**
             * Format: double
             * @description Minutes.
             */
            minutes: number;
            /** @enum {string} */
            what: "fewest_within";
        };
        /** @description One thing that could be done. */
        Alternative: {
            /**
             * Format: double
             * @description Mean minutes of the same people afterwards; nothing where some of them can reach none.
             */
            after?: number | null;
            /**
             * Format: double
             * @description Mean minutes of today's catchment.
             */
            before?: number | null;
            /** @description People beyond 30 minutes, today and afterwards, in the whole country. */
            beyond: [
                number,
                number
            ];
            /**
             * Format: double
             * @description People of the whole country whose way becomes longer.
             */
            longer: number;
            /** @description The same in words. */
            name: components["schemas"]["Bilingual"];
            /**
             * Format: double
             * @description What it means for the rent of a year, kronor, where that can be told; negative is saved.
             */
            rent?: number | null;
            /** @description How that was reckoned, or what is not known. */
            sentence: components["schemas"]["Bilingual"];
            /**
             * Format: double
             * @description People whose way becomes shorter.
             */
            shorter: number;
            site?: components["schemas"]["SiteAnswer"] | null;
            /** @description `renew`, `move`, `shrink`, `co_locate`, `mobile` or `close`. */
            what: string;
        };
        /** @description What became of one area. */
        AreaCompared: {
            /** @description What became of it. */
            became: components["schemas"]["Became"];
            /** @description Code. */
            code: string;
            /** @description `same`, `people` or `surface`. */
            method?: string | null;
            /** @description Its name in the earlier edition. */
            name_from?: string | null;
            /** @description Its name in the later edition. */
            name_to?: string | null;
            /** @description Where its people are in the later edition, with the share in per cent; empty for areas that are new. */
            people: components["schemas"]["PeopleIn"][];
            /** @description The area that has its earlier name in the later edition, and that it has the name of: two names were swapped. */
            swapped_with?: string | null;
        };
        /** @description An area with its identity and name. */
        AreaRef: {
            /**
             * @description Code.
             * @example 0380
             */
            code: string;
            /** @description Name. */
            name: string;
            /**
             * @description Edition of the areas.
             * @example Municipality_2007
             */
            vintage: string;
        };
        /** @description The areas of one vintage as columns in the order of all value columns: position = dense index. */
        AreasAnswer: {
            /**
             * @description Codes, ascending.
             * @example [
             *       "0114R001"
             *     ]
             */
            codes: string[];
            /** @description Whether these are known to be all areas of the vintage. */
            complete: boolean;
            /**
             * @description Their level.
             * @example regso
             */
            level: string;
            /** @description Names; the code where no name is known. */
            names: string[];
            /**
             * @description The vintage that the codes in `parents` belong to.
             * @example Municipality_2007
             */
            parent_vintage?: string | null;
            /** @description Code of the area of the parent vintage that each lies in. */
            parents: (string | null)[];
            /**
             * @description Which edition of the areas.
             * @example RegSO_2020
             */
            vintage: string;
        };
        /** @description Which question is asked. */
        Ask: {
            /** @enum {string} */
            which: "best";
        } | {
            /**
             * Format: int32
             * @description How many.
             */
            offices: number;
            /** @enum {string} */
            which: "close";
        } | {
            /**
             * Format: int32
             * @description How many.
             */
            offices: number;
            /** @enum {string} */
            which: "add";
        } | {
            /**
             * Format: int32
             * @description How many.
             */
            offices: number;
            /** @enum {string} */
            which: "move";
        };
        /** @description What the snapshot has of an indicator for one vintage. */
        AvailableAnswer: {
            /** @description Breakdowns that exist in at least one of the years. */
            breakdowns: string[];
            /** @description Years, ascending. */
            periods: number[];
            /**
             * @description Edition of the areas.
             * @example RegSO_2020
             */
            vintage: string;
        };
        /** @description People within and beyond a number of minutes. */
        BandAnswer: {
            /**
             * Format: double
             * @description People beyond.
             */
            beyond: number;
            /**
             * Format: double
             * @description People beyond in per cent of the group; nothing where there are no people.
             */
            beyond_percent?: number | null;
            /**
             * Format: double
             * @description Minutes, inclusive.
             */
            minutes: number;
            /**
             * Format: double
             * @description People within.
             */
            within: number;
        };
        /** @description Bands of minutes. */
        Bands: number[];
        /** @description Whom a share or mean is about. */
        BaseAnswer: {
            /**
             * @description Youngest and oldest age included; null for all ages, the oldest null for "and over".
             * @example [
             *       20,
             *       64
             *     ]
             */
            age?: (number | null)[] | null;
            /** @description In words. */
            text: components["schemas"]["Bilingual"];
        };
        /**
         * @description What became of an area.
         * @enum {string}
         */
        Became: "unchanged" | "renamed" | "changed" | "removed" | "added";
        /** @description A text in Swedish and English. */
        Bilingual: {
            /** @description English. */
            en: string;
            /** @description Swedish. */
            sv: string;
        };
        /** @description Means of the same people before and after, and who is left out of them. */
        BothAnswer: {
            /**
             * Format: double
             * @description Their mean minutes after.
             */
            after?: number | null;
            /**
             * Format: double
             * @description Their mean minutes before; nothing where there are no such people.
             */
            before?: number | null;
            /**
             * Format: double
             * @description People who reach one only after.
             */
            gained: number;
            /**
             * Format: double
             * @description People who reach one only before.
             */
            lost: number;
            /**
             * Format: double
             * @description People who reach an office before and after.
             */
            people: number;
        };
        /** @description A place in time where a series changes meaning. */
        BreakAnswer: {
            /**
             * Format: int32
             * @description The first year after the break.
             */
            from: number;
            /** @description Name. */
            id: string;
            /**
             * @description The levels whose areas it concerns; all where none is named.
             * @example [
             *       "regso",
             *       "deso"
             *     ]
             */
            levels: string[];
            /** @description What changed. */
            text: components["schemas"]["Bilingual"];
        };
        /** @description A break with the series that it cuts. */
        BreakOfIndicators: components["schemas"]["BreakAnswer"] & {
            /** @description Indicators whose series it cuts. */
            indicators: string[];
        };
        /** @description The series on the borders of one edition. */
        Bridge: {
            /** @description Years of other editions, brought onto these borders. Years of this edition are among the published points. */
            points: components["schemas"]["BridgedPoint"][];
            refused?: components["schemas"]["Bilingual"] | null;
            /**
             * @description The edition whose borders all points are on.
             * @example RegSO_2025
             */
            vintage: string;
        };
        /** @description A year brought onto other borders. */
        BridgedPoint: {
            /** @description Whether some of these were placed by surface, because nothing is known about where they live. */
            by_surface: boolean;
            /**
             * @description The edition that the value was published on.
             * @example RegSO_2020
             */
            from: string;
            /**
             * Format: double
             * @description The most that it can be.
             */
            high?: number | null;
            /**
             * @description `bridged` – never a published value.
             * @example bridged
             */
            kind: string;
            /**
             * Format: double
             * @description The least that the value can be.
             */
            low?: number | null;
            /** @description How it was brought over. */
            method: components["schemas"]["BridgeMethod"];
            /** @description Why it is missing. */
            missing?: string | null;
            /**
             * Format: int32
             * @description Year.
             */
            period: number;
            /**
             * Format: double
             * @description Share of the area's people that come from areas that were divided, per cent, 0–100.
             */
            reassigned: number;
            /**
             * Format: double
             * @description The value; null where a part of it is missing.
             */
            value?: number | null;
        };
        /**
         * @description How a value came onto other borders.
         * @enum {string}
         */
        BridgeMethod: "same_borders" | "counts" | "ratio_of_counts" | "ratio_by_population" | "mean_of_bridged";
        /**
         * @description A question about the network of offices: what it stands on, what is asked, and under which conditions. Each part may be left
         *     out. There is nothing random in the answers, and so no seed: the same brief on the same inputs gives the same bytes.
         */
        Brief: {
            /**
             * @description Candidates that open, by id or name.
             * @default []
             */
            add: string[];
            /**
             * @description What is made best.
             * @default {
             *       "what": "least_mean"
             *     }
             */
            aim: components["schemas"]["AimBrief"];
            /**
             * @description Which question is asked.
             * @default {
             *       "which": "best"
             *     }
             */
            ask: components["schemas"]["Ask"];
            /**
             * @description Minutes of the bands, rising, inclusive.
             * @default [
             *       10,
             *       20,
             *       30,
             *       45,
             *       60
             *     ]
             */
            bands: components["schemas"]["Bands"];
            /**
             * @description Other ways to travel and how long they take: told beside for the same networks, and never mixed with the deciding one.
             * @default {}
             */
            beside: {
                [key: string]: components["schemas"]["Travel"];
            };
            /**
             * @description Where an office could be opened.
             * @default municipalities
             */
            candidates: components["schemas"]["Candidates"];
            /** @default null */
            capacity: components["schemas"]["CapacityBrief"] | null;
            /**
             * @description Offices that close, by id or name.
             * @default []
             */
            close: string[];
            /**
             * @description What must hold.
             * @default []
             */
            conditions: components["schemas"]["ConditionBrief"][];
            /**
             * @description Who is counted.
             * @default {
             *       "file": null,
             *       "level": null,
             *       "period": null
             *     }
             */
            demand: components["schemas"]["DemandBrief"];
            /**
             * @description Other divisions of the municipalities, by an id of small letters, digits and `_`: the group of each municipality, by code.
             *     People are counted by each, and conditions may name it.
             * @default {}
             */
            divisions: {
                [key: string]: {
                    [key: string]: string;
                };
            };
            /**
             * @description How much is tried.
             * @default {
             *       "gap_percent": 0,
             *       "rounds": 4000
             *     }
             */
            effort: components["schemas"]["EffortBrief"];
            /**
             * @description Offices that stay, by id or name.
             * @default []
             */
            keep: string[];
            /**
             * @description Every office of today stays.
             * @default false
             */
            keep_all: boolean;
            /**
             * @description Sites at which nothing changes, by id or name: an office stays, a candidate is not chosen.
             * @default []
             */
            lock: string[];
            /**
             * @description Which way to travel that is.
             * @default car
             */
            mode: components["schemas"]["ModeBrief"];
            /** @default null */
            need: components["schemas"]["NeedBrief"] | null;
            /** @default null */
            number: components["schemas"]["NumberBrief"] | null;
            /**
             * @description Which offices there are today.
             * @default {
             *       "as_of": null,
             *       "file": null,
             *       "fill": null,
             *       "none": false
             *     }
             */
            offices: components["schemas"]["OfficesBrief"];
            /**
             * @description FA-region of each municipality, by code; the 60 of 2015 where it is left out.
             * @default {}
             */
            regions: {
                [key: string]: string;
            };
            /**
             * @description How long ways take by the way to travel that decides: the aim, the conditions and who loses are all of it.
             * @default {
             *       "by": "model",
             *       "detour": 1.3,
             *       "legs": [
             *         {
             *           "km_h": 30,
             *           "up_to_km": 3
             *         },
             *         {
             *           "km_h": 55,
             *           "up_to_km": 15
             *         },
             *         {
             *           "km_h": 80,
             *           "up_to_km": null
             *         }
             *       ],
             *       "start": 2
             *     }
             */
            travel: components["schemas"]["Travel"];
            /**
             * @description Only candidates in this municipality, by code; everywhere where it is left out.
             * @default null
             */
            within: string | null;
            /**
             * @description Sites that are not to be chosen, by id or name.
             * @default []
             */
            without: string[];
        };
        /**
         * @description Where an office could be opened.
         * @enum {string}
         */
        Candidates: "municipalities" | "demand" | "none";
        /** @description How much an office can take, in people who have it as theirs (people × need where need is weighed). */
        CapacityBrief: {
            /**
             * Format: double
             * @description People that any other office or candidate can take, > 0; without limit where it is left out.
             */
            otherwise?: number | null;
            /**
             * Format: double
             * @description People for each full-time employee of an office whose staff is known, > 0.
             */
            people_per_staff: number;
        };
        /** @description An office and who has it nearest. */
        CatchmentAnswer: {
            /**
             * Format: double
             * @description People who have it nearest.
             */
            people: number;
            /** @description The office. */
            site: components["schemas"]["SiteAnswer"];
        };
        /** @description Who has an office nearest. */
        CatchmentProfile: {
            /**
             * Format: double
             * @description Mean minutes.
             */
            minutes?: number | null;
            /** @description Needs beside the average office, the greatest difference first. */
            needs: components["schemas"]["NeedAnswer"][];
            /** @description Offices. */
            of: number;
            /**
             * Format: double
             * @description People.
             */
            people: number;
            /** @description 1 for the office with most people. */
            rank: number;
            /** @description The same values in the first year on the same borders. */
            trend: components["schemas"]["TrendAnswer"][];
            /** @description People per area type; empty where types are not known. */
            types: components["schemas"]["ReachGroup"][];
        };
        /** @description The differences of an indicator between two years, in area order. */
        ChangeAnswer: {
            /**
             * @description Part of the population.
             * @example total
             */
            breakdown: string;
            /** @description Breaks in the series between the years: a part of the difference may be a change of definition. */
            breaks: components["schemas"]["BreakAnswer"][];
            /** @description Whether there is no break between the years and both are filled in the same way. */
            comparable: boolean;
            /** @description Decimals at presentation. The differences themselves are not rounded. */
            decimals: number;
            /** @description How many areas went up and down. */
            directions: components["schemas"]["Directions"];
            /**
             * Format: int32
             * @description The earlier year.
             * @example 2018
             */
            from: number;
            /**
             * @description Indicator.
             * @example population
             */
            indicator: string;
            interval?: components["schemas"]["IntervalAnswer"] | null;
            /** @description Why differences are missing: reason → positions. Where both are missing the later year's reason counts. */
            missing: {
                [key: string]: number[];
            };
            /** @description Number of areas. */
            n: number;
            note_from?: components["schemas"]["Bilingual"] | null;
            note_to?: components["schemas"]["Bilingual"] | null;
            /** @description How the values of the earlier year came about. */
            provenance_from: components["schemas"]["ProvenanceAnswer"];
            /** @description How those of the later year did. */
            provenance_to: components["schemas"]["ProvenanceAnswer"];
            /** @description The answer in words. */
            sentence: components["schemas"]["Bilingual"];
            /**
             * Format: int32
             * @description The later year.
             * @example 2022
             */
            to: number;
            /**
             * @description Unit of the values that were subtracted.
             * @example percent
             */
            unit: string;
            /** @description Unit of the differences: percentage points where the values are per cent. */
            unit_name: components["schemas"]["Bilingual"];
            /** @description The later value minus the earlier, null where one is missing. */
            values: (number | null)[];
            /**
             * @description Edition of the areas.
             * @example RegSO_2020
             */
            vintage: string;
        };
        /** @description A change of the network. */
        ChangeAsked: {
            /** @description What it stands on, and what it closes and adds. */
            brief?: components["schemas"]["Brief"];
            /** @description Ids of the sites that are open afterwards, in place of what the brief closes and adds. */
            open?: string[] | null;
        };
        /** @description A division of the people before and after. */
        ChangeGrouping: {
            /** @description Its groups, and last the people in none, if there are any. */
            groups: components["schemas"]["ChangeRow"][];
            /** @description Its id: `area_type`. */
            id: string;
            /** @description Its name. */
            name: components["schemas"]["Bilingual"];
        };
        /** @description An index in two years. `marginal + structural + additions + removals` is `change`. */
        ChangePartsAnswer: {
            /**
             * Format: double
             * @description What areas and groups added that had members in the second year only.
             */
            additions: number;
            /**
             * Format: double
             * @description Second less first.
             */
            change: number;
            /**
             * Format: double
             * @description The index in the first year, over the sub-areas with counts in both.
             */
            earlier: number;
            /**
             * Format: double
             * @description The index in the second year.
             */
            later: number;
            /**
             * Format: double
             * @description What the changed sizes of groups and areas did: `of_groups + of_areas`.
             */
            marginal: number;
            /**
             * Format: double
             * @description Of that, what the sizes of the areas did.
             */
            of_areas: number;
            /**
             * Format: double
             * @description Of that, what the sizes of the groups did.
             */
            of_groups: number;
            /**
             * Format: double
             * @description What areas and groups took away that had members in the first year only.
             */
            removals: number;
            /**
             * Format: double
             * @description What the changed spread of the groups over the areas did, sizes apart.
             */
            structural: number;
        };
        /** @description An area that changed type. */
        Changer: {
            /** @description Code. */
            code: string;
            /**
             * Format: int32
             * @description The earlier type, 1–5.
             */
            from: number;
            /**
             * Format: double
             * @description How far the index of the earlier year lies from the nearest cut between the two types, in points.
             */
            from_cut?: number | null;
            /**
             * Format: double
             * @description The index of the earlier year, in points.
             */
            index_from?: number | null;
            /**
             * Format: double
             * @description The index of the later year.
             */
            index_to?: number | null;
            /**
             * @description `clear`, `near_a_cut` or `within_rounding`; null where it cannot be told.
             * @example near_a_cut
             */
            judgement?: string | null;
            /**
             * Format: double
             * @description By how many standard deviations the area moved among the areas of the country; above 0 towards greater challenges.
             */
            moved?: number | null;
            /** @description Name. */
            name: string;
            /**
             * Format: double
             * @description People of the later year.
             */
            people?: number | null;
            /** @description The municipality that it lies in. */
            place?: string | null;
            /**
             * Format: int32
             * @description The later type.
             */
            to: number;
            /**
             * Format: double
             * @description How far that of the later year does.
             */
            to_cut?: number | null;
        };
        /** @description One group before and after. */
        ChangeRow: {
            /** @description After. */
            after: components["schemas"]["ReachAnswer"];
            /** @description Before. */
            before: components["schemas"]["ReachAnswer"];
            both?: components["schemas"]["BothAnswer"] | null;
            /** @description Code of the group; empty for everybody and for those in no group. */
            code: string;
            /**
             * Format: double
             * @description People whose way becomes longer.
             */
            longer: number;
            /** @description Its name. */
            name: components["schemas"]["Bilingual"];
            /**
             * Format: double
             * @description People whose way becomes shorter.
             */
            shorter: number;
        };
        /** @description Breaks, updates and revisions. */
        ChangesAnswer: {
            /** @description Breaks in series, oldest first. */
            breaks: components["schemas"]["BreakOfIndicators"][];
            revision?: components["schemas"]["Revision"] | null;
            /** @description The snapshot. */
            snapshot: string;
            /** @description The snapshots that can be compared, latest first, up to the one in service; at most a hundred. */
            snapshots: components["schemas"]["KeptSnapshot"][];
            /** @description Sources, latest update first; those without a stamp last. */
            updates: components["schemas"]["Update"][];
        };
        /** @description The areas of the next finer level. */
        Children: {
            /** @description Codes, ascending. */
            codes: string[];
            /** @description Names. */
            names: string[];
            /**
             * @description Their vintage: the newest that is complete, else the newest.
             * @example DeSO_2018
             */
            vintage: string;
        };
        /** @description An office that closes. */
        ClosingAnswer: {
            /**
             * Format: double
             * @description Their mean minutes after; nothing where some of them can reach none.
             */
            after?: number | null;
            /**
             * Format: double
             * @description Their mean minutes before.
             */
            before?: number | null;
            /** @description Who must be consulted before. */
            consulted: components["schemas"]["Bilingual"];
            /** @description Who decides. */
            decided_by: components["schemas"]["Bilingual"];
            /** @description What is left by it: `nothing`, `municipality` or `region`; `unknown` where the municipality is not known. */
            leaves: string;
            /** @description The same in words. */
            leaves_what: components["schemas"]["Bilingual"];
            /**
             * Format: double
             * @description People who had it nearest.
             */
            people: number;
            /** @description All of it in a sentence. */
            sentence: components["schemas"]["Bilingual"];
            /** @description The office. */
            site: components["schemas"]["SiteAnswer"];
            /** @description Name of the office that takes over most of them. */
            taken_over_by?: string | null;
        };
        /** @description The clusters of an indicator, in area order. */
        ClustersAnswer: {
            /** @description `high_high`, `low_low`, `high_low`, `low_high`, or `none` where chance may explain it; null where the area was not tested. */
            classes: (string | null)[];
            /** @description Number of areas of each class. */
            counts: {
                [key: string]: number;
            };
            /**
             * @description Indicator.
             * @example low_economic_standard
             */
            indicator: string;
            /**
             * Format: double
             * @description Expected share of false ones among the areas that are called clusters (false discovery rate).
             */
            limit: number;
            /** @description Why areas have no value: reason → positions. */
            missing: {
                [key: string]: number[];
            };
            /**
             * Format: double
             * @description Moran's I of all tested areas: above 0 where neighbours are alike.
             */
            moran: number;
            /** @description Number of areas. */
            n: number;
            /** @description What must be known about it. */
            note: components["schemas"]["Bilingual"];
            /**
             * Format: int32
             * @description Year.
             * @example 2022
             */
            period: number;
            /**
             * Format: int32
             * @description Random placings per area.
             */
            permutations: number;
            /** @description The least limit at which the area would be called a cluster. */
            q: (number | null)[];
            /**
             * Format: int64
             * @description Seed of the placings: the same seed gives the same answer.
             */
            seed: number;
            /** @description The answer in words. */
            sentence: components["schemas"]["Bilingual"];
            /** @description Local Moran's I. */
            values: (number | null)[];
            /**
             * @description Edition of the areas.
             * @example RegSO_2020
             */
            vintage: string;
            /** @description Positions of areas with a value and without a neighbour that has one. */
            without_neighbours: number[];
        };
        /** @description Number of columns by what happened to them. */
        ColumnsChanged: {
            /** @description Only in the later snapshot. */
            added: number;
            /** @description In both, with other values. */
            changed: number;
            /** @description Only in the earlier. */
            removed: number;
        };
        /** @description Scenarios to be compared. */
        CompareAsked: {
            /** @description Two to eight names. */
            names: string[];
        };
        /** @description One of the compared scenarios. */
        ComparedScenario: {
            /** @description The inputs that differ from those it was saved with. */
            changed: string[];
            /** @description The same per group. */
            groupings: components["schemas"]["ReachGrouping"][];
            /** @description Offices in all. */
            offices: number;
            /** @description How people reach it, on what it stands on now. */
            reach: components["schemas"]["ReachAnswer"];
            /** @description The scenario. */
            scenario: components["schemas"]["ScenarioAnswer"];
        };
        /** @description Scenarios side by side. */
        ComparisonAnswer: {
            /** @description Ids of the sites that are open in all. */
            always: string[];
            /** @description What must be known: that they stand on different inputs. */
            notes: components["schemas"]["Bilingual"][];
            /** @description One for each, in the order asked for. */
            scenarios: components["schemas"]["ComparedScenario"][];
            /** @description Ids of the sites that are open in some. */
            sometimes: string[];
        };
        /** @description The RegSO inside an area by type, and the people who live in them. */
        CompositionAnswer: {
            /** @description The area. */
            area: components["schemas"]["AreaRef"];
            /** @description People living in RegSO of each type; null where the snapshot has no population for the year. */
            people?: {
                [key: string]: number;
            } | null;
            /**
             * Format: double
             * @description People living in RegSO without a type.
             */
            people_missing?: number | null;
            /**
             * Format: int32
             * @description Year.
             * @example 2022
             */
            period: number;
            /** @description Number of RegSO of each type, `"1"` to `"5"`. */
            regso: {
                [key: string]: number;
            };
            /**
             * Format: int32
             * @description Number of RegSO without a type.
             */
            regso_missing: number;
            /**
             * Format: int32
             * @description Number of RegSO whose population is missing, so that they are in none of the numbers of people.
             */
            regso_without_population: number;
            /** @description Share of the people in areas with a type who live in each type, in per cent; they sum to 100. */
            share?: {
                [key: string]: number;
            } | null;
            /** @description Which of the two area types. */
            variant: components["schemas"]["Variant"];
        };
        /** @description What must hold whatever it costs. */
        ConditionBrief: {
            /** @enum {string} */
            rule: "one_per_region";
        } | {
            /** @enum {string} */
            rule: "one_per_county";
        } | {
            /** @description Which division: `region`, `county`, `municipality`, or one of the brief's own. */
            division: string;
            /** @enum {string} */
            rule: "one_per";
        } | {
            /** @enum {string} */
            rule: "stay_in_municipalities";
        } | {
            /**
             * Format: int32
             * @description How many.
             */
            offices: number;
            /** @enum {string} */
            rule: "stay_at_least";
        } | {
            /**
             * @description Which division: `area_type`, `county`, `deso_category`, `municipality`, `region`, one of the brief's own divisions, an edition
             *     of the police's list.
             */
            grouping?: string;
            /** @description Codes of the groups; empty for everybody. */
            groups?: string[];
            /**
             * Format: double
             * @description The greatest number of minutes.
             */
            minutes: number;
            /** @enum {string} */
            rule: "at_most";
        } | {
            /** @description Which division. */
            grouping?: string;
            /** @description Codes of the groups; empty for everybody. */
            groups?: string[];
            /**
             * Format: double
             * @description Minutes that a way may become longer before it counts.
             */
            minutes: number;
            /**
             * Format: double
             * @description The share in per cent, 0–100.
             */
            percent: number;
            /** @enum {string} */
            rule: "lose_at_most";
        } | {
            /**
             * Format: double
             * @description Kilometres.
             */
            km: number;
            /** @enum {string} */
            rule: "apart";
        } | {
            /**
             * Format: double
             * @description To close one, kronor.
             */
            closing?: number;
            /**
             * Format: double
             * @description The most that all of it may cost, kronor.
             */
            most: number;
            /**
             * Format: double
             * @description To open an office where there is none, kronor.
             */
            opening?: number;
            /**
             * Format: double
             * @description Rent of a year where it is not known, kronor.
             */
            rent: number;
            /** @enum {string} */
            rule: "budget";
        };
        /** @description What going from one network to another means. */
        ConsequenceAnswer: {
            /** @description Everybody. */
            all: components["schemas"]["ChangeRow"];
            /** @description The same by other ways to travel, where the brief names any. */
            beside?: components["schemas"]["ModeChange"][];
            /** @description The offices that close. */
            closings: components["schemas"]["ClosingAnswer"][];
            /** @description Whether the people are invented. */
            fictional: boolean;
            /** @description The groups of each division; their rows add up to everybody. */
            groupings: components["schemas"]["ChangeGrouping"][];
            /** @description The areas whose way becomes longest, at most a hundred, the longest addition first. */
            losers: components["schemas"]["LoserAnswer"][];
            /** @description How many areas have a longer way. */
            losing_areas: number;
            /** @description What must be known, in sentences. */
            notes: components["schemas"]["Bilingual"][];
            /** @description Offices before and after. */
            offices: [
                number,
                number
            ];
            /** @description The sites that open. */
            openings: components["schemas"]["SiteAnswer"][];
            /** @description The whole in a sentence. */
            sentence: components["schemas"]["Bilingual"];
        };
        /** @description A statistical area that a police area overlaps. */
        CoveredArea: {
            /** @description Code of the statistical area. */
            code: string;
            /** @description `people` or `area`. */
            method: string;
            /** @description Its name. */
            name: string;
            /**
             * Format: double
             * @description Estimated people in the overlap.
             */
            people?: number | null;
            /**
             * Format: double
             * @description Share of the statistical area that lies in the police area, 0–1.
             */
            share_of_area: number;
            /**
             * Format: double
             * @description Share of the police area that lies in the statistical area, 0–1.
             */
            share_of_police_area: number;
            /**
             * @description Edition of the statistical areas.
             * @example RegSO_2020
             */
            vintage: string;
        };
        /** @description A day of driving. */
        DayAnswer: {
            /**
             * Format: int32
             * @description From 1.
             */
            day: number;
            /**
             * Format: double
             * @description Minutes of driving, from home and back.
             */
            driving: number;
            /**
             * Format: double
             * @description People left who have one of them as their nearest stop.
             */
            people: number;
            /**
             * Format: double
             * @description Minutes of standing at stops.
             */
            standing: number;
            /**
             * Format: int32
             * @description Stops.
             */
            stops: number;
        };
        /** @description What is decided about a site. */
        DecisionAnswer: {
            /**
             * Format: double
             * @description What it can take, in the same unit weighed by need; nothing where there is no limit.
             */
            capacity?: number | null;
            /** @description `keep`, `open` or `close`. */
            decision: string;
            /**
             * Format: double
             * @description People who have it nearest afterwards, or who go to it where offices can only take so much; nothing where it closes.
             */
            people?: number | null;
            /** @description The site. */
            site: components["schemas"]["SiteAnswer"];
        };
        /** @description Who is counted. */
        DemandBrief: {
            /**
             * @description The file that the demand was read from, where it is not the snapshot.
             * @default null
             */
            file: string | null;
            /**
             * @description Level of the areas, `deso` or `regso`; the finest with people and borders where it is left out.
             * @default null
             */
            level: string | null;
            /**
             * @description Year of the people; the latest where it is left out.
             * @default null
             */
            period: string | null;
        };
        /** @description Whether the planning desk is served. */
        DeskAnswer: {
            /** @description Whether `/api/v1/desk/…` answers. */
            served: boolean;
        };
        /** @description A measure of two places or years, and their difference. */
        DifferenceAnswer: {
            /** @description Those that they stand against; null for all others. */
            against?: string[] | null;
            /** @description Breaks between the two years. */
            breaks: components["schemas"]["BreakAnswer"][];
            /** @description What to mind. */
            cautions: components["schemas"]["Bilingual"][];
            /** @description Decimals at presentation. */
            decimals: number;
            /**
             * Format: double
             * @description First less second.
             */
            difference: number;
            /**
             * Format: double
             * @description Its upper end.
             */
            drawn_high: number;
            /**
             * Format: double
             * @description The middle 95 per cent of the differences drawn, lower end: what chance gives, or for the bootstrap the interval of the
             *     difference.
             */
            drawn_low: number;
            /**
             * Format: double
             * @description Mean of the differences drawn.
             */
            drawn_mean: number;
            /**
             * Format: double
             * @description Standard deviation of the differences drawn.
             */
            drawn_sd: number;
            /** @description The first place or year. */
            first: components["schemas"]["SideAnswer"];
            /** @description The groups that stand against others; empty for a measure of all groups at once. */
            group: string[];
            /** @description Group system. */
            groups: string;
            /**
             * @description Measure.
             * @example dissimilarity
             */
            measure: string;
            /** @description Its name. */
            name: components["schemas"]["Bilingual"];
            /**
             * Format: double
             * @description Probability of a difference as large in either direction, if there were none.
             */
            p: number;
            /**
             * Format: int32
             * @description Number of differences drawn.
             */
            replicates: number;
            /**
             * @description How it is judged: `labels`, `composition` or `bootstrap`.
             * @example labels
             */
            scheme: string;
            /** @description The second place or year. */
            second: components["schemas"]["SideAnswer"];
            /**
             * Format: int64
             * @description Seed.
             */
            seed: number;
            /** @description The result in words. */
            sentence: components["schemas"]["Bilingual"];
            /** @description The settings that were in force. */
            settings: {
                [key: string]: number;
            };
        };
        /** @description How many areas went which way. */
        Directions: {
            /** @description Areas with a lower value. */
            down: number;
            /** @description Areas with the same value. */
            same: number;
            /** @description Areas whose bounds lie below 0. Null without bounds. */
            surely_down?: number | null;
            /** @description Areas whose bounds lie above 0: a rise that rounding cannot explain. Null without bounds. */
            surely_up?: number | null;
            /** @description Areas with a higher value. */
            up: number;
        };
        /** @description How persons are protected. */
        DisclosureAnswer: {
            /**
             * Format: int32
             * @description Values for areas with fewer people than this are shown greyed.
             */
            grey_below?: number | null;
            /** @description The publisher's rule in words. */
            text: components["schemas"]["Bilingual"];
        };
        /** @description How much is tried. Counted in rounds, not seconds, so that the same brief gives the same answer on every machine. */
        EffortBrief: {
            /**
             * Format: double
             * @description Stop at an answer that is at most so many per cent from the best possible, 0–100.
             * @default 0
             */
            gap_percent: number;
            /**
             * Format: int32
             * @description Rounds of the bound over the whole, and the most nodes of the proof; 1–1 000 000.
             * @default 4000
             */
            rounds: number;
        };
        /** @description A number estimated for an area that cuts through others. */
        Estimated: {
            /**
             * Format: double
             * @description The most that it can be.
             */
            high: number;
            /**
             * Format: double
             * @description The least that it can be, whatever way people live inside the statistical areas.
             */
            low: number;
            /**
             * Format: double
             * @description The estimate: people spread evenly over the surface of each statistical area.
             */
            value: number;
        };
        /** @description One finding. */
        Finding: {
            /**
             * @description `people_by_type`, `changes_of_type` or `spread`.
             * @example people_by_type
             */
            id: string;
            /** @description Indicators that it rests on. */
            indicators: string[];
            /**
             * Format: int32
             * @description The year, the later one where there are two.
             */
            period: number;
            /** @description The source in short, with what segbar computed. */
            source: components["schemas"]["Bilingual"];
            /** @description Positions of the sources in the snapshot's list. */
            sources: number[];
            /** @description A sentence with its year. */
            text: components["schemas"]["Bilingual"];
        };
        /** @description Findings about an area. */
        FindingsAnswer: {
            /** @description The area. */
            area: components["schemas"]["AreaRef"];
            /** @description At most three findings; those that the snapshot has no figures for are left out. */
            findings: components["schemas"]["Finding"][];
        };
        /** @description What the snapshot is, in short, and its first picture. */
        FirstAnswer: {
            /** @description Whether everything in it is invented. */
            fictional: boolean;
            picture?: components["schemas"]["PictureAnswer"] | null;
            /** @description Id of the snapshot. */
            snapshot: string;
        };
        /** @description Staff within reach. */
        FloatingAnswer: {
            /** @description Everybody. */
            all: components["schemas"]["StaffReach"];
            /** @description The demand points, in their order. */
            areas: components["schemas"]["StaffArea"][];
            /** @description Whether the people are invented. */
            fictional: boolean;
            /** @description The groups of each division. */
            groupings: components["schemas"]["StaffGrouping"][];
            /**
             * Format: double
             * @description Staff whom nobody reaches, in full-time equivalents.
             */
            idle: number;
            /** @description What must be known, in sentences. */
            notes: components["schemas"]["Bilingual"][];
            /** @description The offices, with how many use each by the method. */
            offices: components["schemas"]["StaffOffice"][];
            /**
             * Format: double
             * @description People for each full-time equivalent that a load of 100 per cent means; nothing where nobody reaches any staff.
             */
            people_per_staff?: number | null;
            /** @description The rule in words. */
            rule: components["schemas"]["Bilingual"];
            /** @description Edition of the areas; nothing where the people are from elsewhere than the snapshot. */
            vintage?: string | null;
        };
        /** @description Floating catchments of the offices of today. */
        FloatingAsked: {
            /**
             * @description What it stands on; candidates have no staff and are left out.
             * @default {
             *       "add": [],
             *       "aim": {
             *         "what": "least_mean"
             *       },
             *       "ask": {
             *         "which": "best"
             *       },
             *       "bands": [
             *         10,
             *         20,
             *         30,
             *         45,
             *         60
             *       ],
             *       "beside": {},
             *       "candidates": "municipalities",
             *       "capacity": null,
             *       "close": [],
             *       "conditions": [],
             *       "demand": {
             *         "file": null,
             *         "level": null,
             *         "period": null
             *       },
             *       "divisions": {},
             *       "effort": {
             *         "gap_percent": 0,
             *         "rounds": 4000
             *       },
             *       "keep": [],
             *       "keep_all": false,
             *       "lock": [],
             *       "mode": "car",
             *       "need": null,
             *       "number": null,
             *       "offices": {
             *         "as_of": null,
             *         "file": null,
             *         "fill": null,
             *         "none": false
             *       },
             *       "regions": {},
             *       "travel": {
             *         "by": "model",
             *         "detour": 1.3,
             *         "legs": [
             *           {
             *             "km_h": 30,
             *             "up_to_km": 3
             *           },
             *           {
             *             "km_h": 55,
             *             "up_to_km": 15
             *           },
             *           {
             *             "km_h": 80,
             *             "up_to_km": null
             *           }
             *         ],
             *         "start": 2
             *       },
             *       "within": null,
             *       "without": []
             *     }
             */
            brief: components["schemas"]["Brief"];
            /**
             * @description How catchments float.
             * @default {
             *       "method": "per_person",
             *       "people_per_staff": null,
             *       "steps": [
             *         [
             *           10,
             *           1
             *         ],
             *         [
             *           20,
             *           0.68
             *         ],
             *         [
             *           30,
             *           0.22
             *         ]
             *       ]
             *     }
             */
            floating: components["schemas"]["FloatingBrief"];
        };
        /** @description How catchments float: the method, and how an office weighs by minutes. */
        FloatingBrief: {
            /**
             * @description How people and staff are divided.
             * @default per_person
             */
            method: components["schemas"]["FloatingMethod"];
            /**
             * Format: double
             * @description People that an office is meant to take for each full-time equivalent, > 0; otherwise as many as on average.
             * @default null
             */
            people_per_staff: number | null;
            /**
             * @description Minutes (inclusive, rising) and weight (over 0 to 1, not rising); nothing is within reach beyond the last.
             * @default [
             *       [
             *         10,
             *         1
             *       ],
             *       [
             *         20,
             *         0.68
             *       ],
             *       [
             *         30,
             *         0.22
             *       ]
             *     ]
             */
            steps: [
                number,
                number
            ][];
        };
        /**
         * @description How people and staff are divided: the methods of [`segbar_planning::catchment`].
         * @enum {string}
         */
        FloatingMethod: "enhanced" | "balanced" | "per_person";
        /** @description The flows of areas and people between types. */
        FlowsAnswer: {
            /** @description Number of areas: a row for each type 1–5 of the earlier year, a column for each of the later. */
            areas: number[][];
            /** @description The areas that changed type, in order of code. */
            changers: components["schemas"]["Changer"][];
            /** @description The cuts of the earlier year. */
            cuts_from?: number[] | null;
            /** @description The cuts of the later year. */
            cuts_to?: number[] | null;
            /**
             * Format: int32
             * @description The earlier year.
             * @example 2022
             */
            from: number;
            judged?: components["schemas"]["Judged"] | null;
            /**
             * Format: int32
             * @description Areas of which one of the types is missing.
             */
            missing: number;
            /** @description What must be known about the judgement. */
            note: components["schemas"]["Bilingual"];
            /** @description People of the later year in these areas, in the same order; null where the snapshot has no population for it. */
            people?: number[][] | null;
            rule?: components["schemas"]["RuleAnswer"] | null;
            /** @description The answer in words. */
            sentence: components["schemas"]["Bilingual"];
            /**
             * Format: int32
             * @description The later year.
             * @example 2023
             */
            to: number;
            /** @description Which of the two area types. */
            variant: components["schemas"]["Variant"];
            /**
             * @description Edition of the areas.
             * @example RegSO_2020
             */
            vintage: string;
            /** @description Code of the area that all of it lies in; null for the whole country. */
            within?: string | null;
        };
        /** @description One group. */
        GroupAnswer: {
            /**
             * @description Name in commands and addresses.
             * @example q1
             */
            id: string;
            /** @description Its name. */
            name: components["schemas"]["Bilingual"];
        };
        /** @description One group system: people, households or dwellings divided into groups that do not overlap. */
        GroupSystemAnswer: {
            /** @description What the snapshot has of it. */
            available: components["schemas"]["AvailableAnswer"][];
            /** @description Whom the groups together are. */
            base: components["schemas"]["BaseAnswer"];
            /** @description Breaks in its series. */
            breaks: components["schemas"]["BreakAnswer"][];
            /** @description What it must not be used for, or what disturbs it. May be empty. */
            caution: components["schemas"]["Bilingual"];
            /**
             * @description What is counted: `persons`, `households` or `dwellings`.
             * @example persons
             */
            counted: string;
            /** @description What divides the groups. */
            definition: components["schemas"]["Bilingual"];
            /** @description The groups, from low to high where they are ordered. */
            groups: components["schemas"]["GroupAnswer"][];
            /**
             * @description Name in commands and addresses.
             * @example income_quartiles
             */
            id: string;
            /** @description Levels on which the counts are published. */
            levels: string[];
            /** @description Its name. */
            name: components["schemas"]["Bilingual"];
            /** @description Whether the order of the groups means something, from low to high. */
            ordered: boolean;
            /**
             * Format: double
             * @description The step in per cent to which the shares behind the counts are rounded; null for counts of persons one by one.
             */
            rounding?: number | null;
        };
        /** @description Whether the server can answer. */
        HealthAnswer: {
            /** @description Id of the snapshot in service. */
            snapshot: string;
            /**
             * @description `ok`.
             * @example ok
             */
            status: string;
        };
        /** @description What is in a table, or was taken from it. */
        ImportAnswer: {
            /** @description Offices in the workspace before that are not in the table. */
            gone: number;
            /** @description Offices in the table. */
            offices: number;
            /** @description Whether they have taken the place of those in the workspace. */
            taken: boolean;
        };
        /** @description One indicator: what it is, how it is said, and for which areas and years the snapshot has it. */
        IndicatorAnswer: {
            /** @description What the snapshot has of it. */
            available: components["schemas"]["AvailableAnswer"][];
            /** @description Whom it is about. */
            base: components["schemas"]["BaseAnswer"];
            /** @description Breaks in its series. */
            breaks: components["schemas"]["BreakAnswer"][];
            /** @description What it must not be used for, or what disturbs it. May be empty. */
            caution: components["schemas"]["Bilingual"];
            /** @description Decimals at presentation. */
            decimals: number;
            /** @description What it measures. */
            definition: components["schemas"]["Bilingual"];
            /** @description How persons are protected. */
            disclosure: components["schemas"]["DisclosureAnswer"];
            /**
             * @description Name in commands, addresses and files.
             * @example population
             */
            id: string;
            /** @description The sentence of its legend, with `{area}`, `{value}` and `{period}`. */
            legend: components["schemas"]["Bilingual"];
            /** @description Levels on which it is meaningful. */
            levels: string[];
            /** @description Short name. */
            name: components["schemas"]["Bilingual"];
            /** @description Computed by segbar from open components, not published by the statistical agency. */
            open_variant: boolean;
            /**
             * Format: int32
             * @description Order inside the topic.
             */
            order: number;
            /**
             * @description Statistical area.
             * @example population
             */
            topic: string;
            /** @description Its name. */
            topic_name: components["schemas"]["Bilingual"];
            /**
             * @description Unit of its values.
             * @example persons
             */
            unit: string;
            /** @description The unit's name. */
            unit_name: components["schemas"]["Bilingual"];
            /**
             * @description Which end of the scale is worse: `high`, `low` or `neither`.
             * @example neither
             */
            worse: string;
        };
        /** @description What happened to the values of one indicator. */
        IndicatorRevised: {
            /** @description How many values. */
            counts: components["schemas"]["ValuesCounted"];
            /** @description Decimals at presentation. */
            decimals: number;
            /** @description Its id, or that of a group system. */
            indicator: string;
            largest?: components["schemas"]["LargestRevised"] | null;
            /** @description Its name. */
            name: components["schemas"]["Bilingual"];
            /**
             * @description Unit of its values.
             * @example percent
             */
            unit: string;
        };
        /** @description One indicator of the area. */
        IndicatorSeries: {
            /** @description Breaks in the series. */
            breaks: components["schemas"]["BreakAnswer"][];
            /** @description Decimals at presentation. */
            decimals: number;
            /** @description Indicator. */
            id: string;
            latest?: components["schemas"]["Latest"] | null;
            note?: components["schemas"]["Bilingual"] | null;
            /** @description The years. */
            series: components["schemas"]["SeriesPoint"][];
            /** @description Positions of the sources of the latest year in the snapshot's list. */
            sources: number[];
            /** @description Unit. */
            unit: string;
        };
        /** @description The inputs of an answer. Hashes are SHA-256 in hexadecimal digits. */
        Inputs: {
            /** @description The tables of minutes by other ways to travel, told beside. */
            beside?: {
                [key: string]: string;
            };
            /** @description Demand points: id, place and people. */
            demand: string;
            /** @description The table of minutes; nothing where the built-in model gives them, whose settings are in the brief. */
            minutes?: string | null;
            /** @description The table of offices, all that is in it. */
            offices: string;
            /** @description Version of the program. */
            program: string;
            /** @description The snapshot; nothing where the demand is from elsewhere. */
            snapshot?: string | null;
        };
        /** @description Lower and upper bounds in area order, null where the value is missing. */
        IntervalAnswer: {
            /** @description Upper bounds. */
            high: (number | null)[];
            /** @description Lower bounds. */
            low: (number | null)[];
        };
        /** @description Number of changes of each kind. */
        Judged: {
            /**
             * Format: int32
             * @description The area moved farther than the typical move.
             */
            clear: number;
            /**
             * Format: int32
             * @description Many areas that kept their type moved as far.
             */
            near_a_cut: number;
            /**
             * Format: int32
             * @description The rounding of the index leaves open on which side of the cut the area lies.
             */
            within_rounding: number;
        };
        /** @description A snapshot of the data folder. */
        KeptSnapshot: {
            /** @description Its id. */
            id: string;
            /**
             * @description When its file was written, RFC 3339.
             * @example 2026-11-23T09:30:00Z
             */
            written: string;
        };
        /** @description The largest revision of an indicator. */
        LargestRevised: {
            /** @description Part of the population. */
            breakdown: string;
            /** @description Code of the area. */
            code: string;
            /**
             * Format: double
             * @description The value before.
             */
            from: number;
            /** @description Its name. */
            name: string;
            /**
             * Format: int32
             * @description Year.
             */
            period: number;
            /**
             * Format: double
             * @description The value after.
             */
            to: number;
            /**
             * @description Edition of the areas.
             * @example RegSO_2020
             */
            vintage: string;
        };
        /** @description The latest value beside those of others. */
        Latest: {
            /** @description Lower and upper bound of the value, where they are known. */
            interval?: [
                number,
                number
            ] | null;
            /**
             * Format: double
             * @description The value of the nation.
             */
            nation_value?: number | null;
            /** @description Number of areas of the vintage with a value. */
            of: number;
            /**
             * Format: double
             * @description The value of the area that it lies in.
             */
            parent_value?: number | null;
            /**
             * Format: double
             * @description Share of the areas with a lower value, equal ones counted half, in per cent, 0–100.
             */
            percentile: number;
            /** @description The percentiles of these bounds: where the area may stand, for all that rounding leaves open. */
            percentile_interval?: [
                number,
                number
            ] | null;
            /**
             * Format: int32
             * @description Year.
             */
            period: number;
            /** @description 1 for the highest value; areas with equal values share the best of their ranks. */
            rank: number;
            /**
             * Format: double
             * @description The value, unrounded.
             */
            value: number;
        };
        /** @description A lease, and what is to be done by when. */
        LeaseAnswer: {
            /**
             * @description The day that counts: the last for notice, or the end of the lease where no notice is known or it has passed.
             * @example 2026-12-31
             */
            day: string;
            /**
             * Format: int32
             * @description Days from today to that day; negative where it has passed.
             */
            days: number;
            /**
             * Format: double
             * @description Floor area in m².
             */
            floor_area_m2?: number | null;
            /** @description Last day of the lease. */
            lease_end?: string | null;
            /** @description Its name. */
            name: string;
            /** @description Last day for notice. */
            notice_date?: string | null;
            /** @description Id of the office. */
            office: string;
            /**
             * Format: double
             * @description Rent in kronor a year.
             */
            rent_sek_year?: number | null;
            /** @description What it means, in a sentence. */
            sentence: components["schemas"]["Bilingual"];
            /** @description How things stand. */
            state: components["schemas"]["LeaseState"];
        };
        /** @description The leases of a quarter or a month. */
        LeasePeriod: {
            /** @description Leases, earliest first. */
            leases: components["schemas"]["LeaseAnswer"][];
            /** @description `2027 Q1` or `2027-03`. */
            period: string;
        };
        /** @description The leases of the open offices, by the day on which something must be decided. */
        LeasesAnswer: {
            /** @description Quarters or months, earliest first. */
            periods: components["schemas"]["LeasePeriod"][];
            /** @description All of it in a sentence. */
            sentence: components["schemas"]["Bilingual"];
            /**
             * @description The day from which it is looked.
             * @example 2026-11-23
             */
            today: string;
            /** @description Offices without a lease on record. */
            without: string[];
        };
        /**
         * @description How a lease stands.
         * @enum {string}
         */
        LeaseState: "notice_open" | "notice_passed" | "notice_unknown" | "expired";
        /** @description An indicator that could not be used. */
        LeftOut: {
            /** @description Indicator. */
            id: string;
            /** @description Why, a whole sentence. */
            why: components["schemas"]["Bilingual"];
        };
        /** @description A leg of the built-in model. */
        Leg: {
            /**
             * Format: double
             * @description Speed in km/h, 1–300.
             */
            km_h: number;
            /**
             * Format: double
             * @description Up to so many kilometres from the start; null for the last.
             */
            up_to_km?: number | null;
        };
        /** @description What one level adds: the segregation between its areas inside those of the level above. */
        LevelAnswer: {
            /** @description Number of its areas. */
            areas: number;
            /**
             * Format: double
             * @description The part of H.
             */
            information_theory: number;
            /**
             * @description The level.
             * @example municipality
             */
            level: string;
            /**
             * Format: double
             * @description The part of M, in nats.
             */
            mutual_information: number;
            /**
             * Format: double
             * @description The part as a share of the whole, between 0 and 1.
             */
            share: number;
        };
        /** @description Segregation of all groups of a system, split into levels of areas. */
        LevelsAnswer: {
            /** @description The whole. */
            area: components["schemas"]["AreaRef"];
            /** @description What to mind. */
            cautions: components["schemas"]["Bilingual"][];
            /** @description Decimals at presentation. */
            decimals: number;
            /**
             * Format: double
             * @description Entropy of the whole's composition, in nats.
             */
            entropy: number;
            /**
             * @description Group system.
             * @example income_quartiles
             */
            groups: string;
            /**
             * Format: double
             * @description The information theory index H over the sub-areas.
             */
            information_theory: number;
            /** @description The levels, the coarsest first. */
            levels: components["schemas"]["LevelAnswer"][];
            /**
             * Format: double
             * @description The mutual information index M over the sub-areas, in nats.
             */
            mutual_information: number;
            /** @description Number of sub-areas with counts. */
            n: number;
            /** @description Edition of the sub-areas. */
            over: string;
            /**
             * Format: double
             * @description Persons, households or dwellings that are counted.
             */
            people: number;
            /**
             * Format: int32
             * @description Year.
             */
            period: number;
            /** @description The result in words. */
            sentence: components["schemas"]["Bilingual"];
        };
        /** @description An area whose way becomes longer. */
        LoserAnswer: {
            /**
             * Format: double
             * @description Minutes after; nothing where no office can be reached any more.
             */
            after?: number | null;
            /**
             * Format: double
             * @description Minutes before.
             */
            before: number;
            /** @description Code. */
            code: string;
            /** @description Code of the municipality. */
            municipality: string;
            /** @description Name. */
            name: string;
            /** @description Name of the nearest office after. */
            nearest?: string | null;
            /**
             * Format: double
             * @description People.
             */
            people: number;
        };
        /** @description One measure of segregation. */
        MeasureAnswer: {
            /**
             * @description The dimension of segregation that it is about.
             * @example evenness
             */
            family: string;
            /** @description The dimension as a question. */
            family_name: components["schemas"]["Bilingual"];
            /**
             * Format: double
             * @description Greatest value; null where there is none.
             */
            greatest?: number | null;
            /**
             * @description Name in commands and addresses.
             * @example dissimilarity
             */
            id: string;
            /**
             * Format: double
             * @description Least value; null where there is none.
             */
            least?: number | null;
            /** @description What it says, in one sentence. */
            line: components["schemas"]["Bilingual"];
            /** @description Its name. */
            name: components["schemas"]["Bilingual"];
            /** @description What it is taken of. */
            needs: components["schemas"]["NeedsAnswer"];
            /**
             * @description The page that defines it, in the project's documentation.
             * @example docs/methods/measures/dissimilarity.md
             */
            page: string;
            /** @description What it may be set to. */
            parameters: components["schemas"]["ParameterAnswer"][];
            /**
             * @description Unit of its values: `index`, `share`, `ratio` or `nats`.
             * @example index
             */
            unit: string;
        };
        /** @description Bounds beside a value, never instead of it. */
        MeasureIntervalAnswer: {
            /**
             * Format: double
             * @description Upper end.
             */
            high: number;
            /**
             * @description `bootstrap`, `rounding` or `noise`.
             * @example bootstrap
             */
            kind: string;
            /**
             * Format: double
             * @description The share of the values drawn that it holds.
             */
            level: number;
            /**
             * Format: double
             * @description Lower end.
             */
            low: number;
            /**
             * Format: int32
             * @description How many values it rests on.
             */
            replicates: number;
            /**
             * Format: double
             * @description Standard deviation of the values drawn.
             */
            sd: number;
            /**
             * Format: double
             * @description Mean of the values drawn less the value.
             */
            shift: number;
        };
        /** @description A measure of segregation over one or several wholes and years. */
        MeasureResultAnswer: {
            /** @description Those that they stand against; null for all others. */
            against?: string[] | null;
            /** @description Breaks in the system's series: values of different sides are not comparable. */
            breaks: components["schemas"]["BreakAnswer"][];
            /** @description What the groups must not be used for, or what disturbs them. May be empty. */
            caution: components["schemas"]["Bilingual"];
            /**
             * @description What is counted: `persons`, `households` or `dwellings`.
             * @example persons
             */
            counted: string;
            /** @description Decimals at presentation. */
            decimals: number;
            /** @description The level, where one answer for each of its areas was asked for. */
            each?: string | null;
            /** @description The groups that stand against others; empty for a measure of all groups at once. */
            group: string[];
            /**
             * @description Group system.
             * @example income_quartiles
             */
            groups: string;
            /**
             * @description Measure.
             * @example dissimilarity
             */
            measure: string;
            /** @description Its name. */
            name: components["schemas"]["Bilingual"];
            /** @description By year, and then by the code of the whole. */
            rows: components["schemas"]["MeasureRow"][];
            /** @description The settings that were in force. */
            settings: {
                [key: string]: number;
            };
            uncertainty?: components["schemas"]["UncertaintyAnswer"] | null;
            /** @description Unit of its values: `index`, `share`, `ratio` or `nats`. */
            unit: string;
        };
        /** @description A measure over one whole in one year. */
        MeasureRow: {
            /** @description The whole. */
            area: components["schemas"]["AreaRef"];
            /** @description What to mind about this value. */
            cautions: components["schemas"]["Bilingual"][];
            /**
             * Format: double
             * @description The value with the mean of chance taken out, where a test was asked for and the measure has such a correction.
             */
            corrected?: number | null;
            /**
             * Format: double
             * @description Those of the group, where the measure holds one against others.
             */
            group_people?: number | null;
            interval?: components["schemas"]["MeasureIntervalAnswer"] | null;
            /** @description Number of sub-areas without counts, which are left out. */
            left_out: number;
            /**
             * @description Why there is no value.
             * @example part_missing
             */
            missing?: string | null;
            /** @description Number of sub-areas with people that the value rests on. */
            n: number;
            /**
             * @description Edition of the sub-areas.
             * @example DeSO_2018
             */
            over: string;
            /**
             * Format: double
             * @description Persons, households or dwellings that are counted in them.
             */
            people: number;
            per_area?: components["schemas"]["PerAreaAnswer"] | null;
            /**
             * Format: int32
             * @description Year.
             * @example 2022
             */
            period: number;
            sentence?: components["schemas"]["Bilingual"] | null;
            /**
             * Format: double
             * @description The share of the people who live in those; null where it is not known.
             */
            share_left_out?: number | null;
            /** @description Positions of the sources in the snapshot's list. */
            sources: number[];
            test?: components["schemas"]["MeasureTestAnswer"] | null;
            /**
             * Format: double
             * @description The measure as defined, not rounded; null where there is none, and for measures with a value per area.
             */
            value?: number | null;
            why?: components["schemas"]["Bilingual"] | null;
        };
        /** @description How a value lies among those that chance gives. */
        MeasureTestAnswer: {
            /**
             * @description `systematic`, `evenness`, `areas` or `persons`.
             * @example systematic
             */
            kind: string;
            /**
             * Format: double
             * @description Mean of the values that chance gives.
             */
            mean: number;
            /**
             * Format: double
             * @description Probability of a value as high or higher by chance.
             */
            p: number;
            /**
             * Format: double
             * @description Probability of a value as low or lower by chance.
             */
            p_less: number;
            /**
             * Format: double
             * @description Probability of a value as far out in either direction by chance.
             */
            p_two_sided: number;
            /**
             * Format: int32
             * @description How many values it rests on.
             */
            replicates: number;
            /**
             * Format: double
             * @description Standard deviation of the values that chance gives.
             */
            sd: number;
        };
        /** @description Stops and the days on which they are visited. */
        MobileAnswer: {
            /**
             * Format: double
             * @description No so many stops reach more.
             */
            bound: number;
            /** @description The days of driving. */
            days: components["schemas"]["DayAnswer"][];
            /**
             * Format: int32
             * @description No rota takes fewer.
             */
            days_at_least: number;
            /**
             * Format: int32
             * @description Days that all stops take.
             */
            days_needed: number;
            /** @description Whether the people are invented. */
            fictional: boolean;
            /** @description The office where the bus is at night. */
            home: components["schemas"]["SiteAnswer"];
            /**
             * Format: double
             * @description People beyond the band of the offices.
             */
            left: number;
            /** @description What must be known, in sentences. */
            notes: components["schemas"]["Bilingual"][];
            /** @description Whether the stops are proved to reach the most. */
            proved: boolean;
            /**
             * Format: double
             * @description Of them, people whom the visited stops reach.
             */
            reached: number;
            /** @description The whole in a sentence. */
            sentence: components["schemas"]["Bilingual"];
            /** @description The stops, by day and in the order in which they are visited; last those that no day visits. */
            stops: components["schemas"]["StopAnswer"][];
            /** @description Candidates too far from home for a day. */
            too_far: number;
        };
        /** @description A bus that is to reach those who are left. */
        MobileAsked: {
            /** @description What it stands on; its candidates are the places for stops. */
            brief?: components["schemas"]["Brief"];
            /** @description What is asked of the bus. */
            mobile: components["schemas"]["MobileBrief"];
        };
        /** @description What is asked of a bus. */
        MobileBrief: {
            /**
             * Format: double
             * @description People with more than so many minutes to an office are left.
             * @default 30
             */
            band: number;
            /**
             * Format: double
             * @description Most minutes of a day, driving and standing.
             * @default 480
             */
            day_minutes: number;
            /**
             * Format: int32
             * @description Days of driving in a period; every stop is visited once in it.
             * @default 5
             */
            days: number;
            /**
             * Format: double
             * @description Most minutes of driving in a day.
             * @default 240
             */
            drive_minutes: number;
            /**
             * @description The office where the bus is at night, by id or name.
             * @default
             */
            home: string;
            /**
             * Format: double
             * @description A stop reaches people within so many minutes, inclusive.
             * @default 15
             */
            reach: number;
            /**
             * Format: double
             * @description Minutes that the bus stands at each stop.
             * @default 120
             */
            stop_minutes: number;
            /**
             * Format: int32
             * @description The most stops, 1–200.
             * @default 10
             */
            stops: number;
            /**
             * Format: int32
             * @description Most stops of a day.
             * @default 3
             */
            stops_a_day: number;
        };
        /** @description A line of a bus: one of the three. */
        MobileLine: {
            answer?: components["schemas"]["MobileAnswer"] | null;
            problem?: components["schemas"]["ProblemAnswer"] | null;
            progress?: components["schemas"]["WorkAnswer"] | null;
        };
        /**
         * @description A way to travel. Minutes by different ways are values of their own and are never mixed.
         * @enum {string}
         */
        ModeBrief: "car" | "public_transport" | "cycle" | "walk";
        /** @description What a change means by another way to travel. */
        ModeChange: {
            /** @description Everybody. */
            all: components["schemas"]["ChangeRow"];
            /** @description The groups of each division. */
            groupings: components["schemas"]["ChangeGrouping"][];
            /** @description Which way: `car`, `public_transport`, `cycle` or `walk`. */
            mode: string;
            /** @description Its name. */
            name: components["schemas"]["Bilingual"];
            /** @description Everybody in a sentence. */
            sentence: components["schemas"]["Bilingual"];
        };
        /** @description How people reach a network by another way to travel. */
        ModeReach: {
            /** @description Everybody. */
            all: components["schemas"]["ReachAnswer"];
            /** @description The groups of each division. */
            groupings: components["schemas"]["ReachGrouping"][];
            /** @description Which way: `car`, `public_transport`, `cycle` or `walk`. */
            mode: string;
            /** @description Its name. */
            name: components["schemas"]["Bilingual"];
            /** @description Everybody in a sentence. */
            sentence: components["schemas"]["Bilingual"];
        };
        /** @description An indicator of a catchment beside that of the average office. */
        NeedAnswer: {
            /** @description Areas of the catchment with a value. */
            areas: number;
            /**
             * Format: double
             * @description Mean over the offices, each counted once.
             */
            average: number;
            /**
             * Format: double
             * @description How many standard deviations of the offices the value lies above that.
             */
            difference?: number | null;
            /**
             * Format: double
             * @description Upper bound.
             */
            high?: number | null;
            /** @description Indicator. */
            indicator: string;
            /**
             * Format: double
             * @description Lower bound of the difference, 95 %.
             */
            low?: number | null;
            /** @description Its name and year. */
            name: components["schemas"]["Bilingual"];
            /** @description Offices with a value. */
            of: number;
            /** @description 1 for the office with the highest value. */
            rank: number;
            /**
             * Format: double
             * @description Mean over the people of the catchment.
             */
            value: number;
        };
        /** @description How much the need of one person weighs. The rule and its numbers are told in the notes of the answer. */
        NeedBrief: {
            /** @enum {string} */
            by: "indicator";
            /** @description The indicator or index, of the area or of the RegSO that it lies in; the latest year up to that of the people. */
            indicator: string;
            /** @description Low values mean greater need. */
            low?: boolean;
            /**
             * Format: double
             * @description What a standard deviation adds, ≥ 0.
             */
            strength: number;
        } | {
            /** @enum {string} */
            by: "groups";
            /** @description Which division: `area_type`. */
            grouping: string;
            /** @description Weight by code, ≥ 0. */
            weights: {
                [key: string]: number;
            };
        } | {
            /** @enum {string} */
            by: "share";
            /** @description The indicator. */
            indicator: string;
        };
        /** @description What a measure is taken of, and what it gives. */
        NeedsAnswer: {
            /** @description How long the borders between neighbours are. */
            borders: boolean;
            /** @description It holds a group against others; otherwise it is about all groups at once. */
            group: boolean;
            /** @description Which areas are neighbours. */
            neighbours: boolean;
            /** @description The groups must stand in an order. */
            order: boolean;
            /** @description It gives a value per area instead of one for all together. */
            per_area: boolean;
            /** @description It gives a value per group and area. */
            per_group: boolean;
            /** @description Where the areas are. */
            places: boolean;
        };
        /** @description A neighbouring area. */
        Neighbour: {
            /**
             * Format: double
             * @description Length of the border that they share, in metres; 0 where they touch in points only.
             */
            border: number;
            /** @description Code. */
            code: string;
            /** @description Name. */
            name: string;
            /**
             * Format: int32
             * @description Its open area type of the latest year.
             */
            open_type?: number | null;
            /**
             * Format: int32
             * @description Its published area type of the latest year, 1–5.
             */
            type?: number | null;
        };
        /** @description An office that gets people from a closing. */
        NeighbourOffice: {
            /**
             * Format: double
             * @description And after the closing.
             */
            after: number;
            /**
             * Format: double
             * @description People who have it nearest today.
             */
            before: number;
            /**
             * Format: double
             * @description And after the closing.
             */
            per_staff_after?: number | null;
            /**
             * Format: double
             * @description People per full-time employee today.
             */
            per_staff_before?: number | null;
            /** @description The office. */
            site: components["schemas"]["SiteAnswer"];
        };
        /** @description How many offices. */
        NumberBrief: {
            /**
             * Format: int32
             * @description At least.
             */
            least: number;
            /**
             * Format: int32
             * @description At most.
             */
            most: number;
        };
        /** @description One office, with the lease of its premises. What is not known is null. */
        OfficeAnswer: {
            /** @description `capacity`, `trust` or `distance`. */
            aim?: string | null;
            aim_name?: components["schemas"]["Bilingual"] | null;
            /** @description Code of the municipality, or of the smaller area that it lies in. */
            area?: string | null;
            /** @description Last day open. */
            closed?: string | null;
            /**
             * Format: double
             * @description Floor area in square metres.
             */
            floor_area_m2?: number | null;
            /**
             * @description Unique in the workspace.
             * @example demo-001
             */
            id: string;
            /** @description `fixed`, `flexible`, `mobile` or `co_located`. */
            kind: string;
            /** @description The kind in words. */
            kind_name: components["schemas"]["Bilingual"];
            /**
             * Format: double
             * @description Latitude in WGS 84, degrees.
             */
            latitude?: number | null;
            /** @description Last day of the lease. */
            lease_end?: string | null;
            /**
             * Format: double
             * @description Longitude in WGS 84, degrees.
             */
            longitude?: number | null;
            /** @description Name, usually of its town. */
            name: string;
            /** @description Last day on which the lease can be given notice. */
            notice_date?: string | null;
            /** @description First day open, `2024-01-31`. */
            opened?: string | null;
            /** @description Partner agencies. */
            partners: string[];
            /**
             * Format: double
             * @description Rent in kronor a year.
             */
            rent_sek_year?: number | null;
            /**
             * Format: double
             * @description Full-time equivalents.
             */
            staff?: number | null;
            /**
             * Format: int32
             * @description Visits a year.
             */
            visits_year?: number | null;
            /**
             * Format: double
             * @description Easting in SWEREF 99 TM, metres.
             */
            x: number;
            /**
             * Format: double
             * @description Northing in SWEREF 99 TM, metres.
             */
            y: number;
        };
        /** @description The fields of an office as they stand in a form: the columns of a table of offices by name, as text. */
        OfficeForm: {
            [key: string]: string;
        };
        /** @description All offices of the workspace. */
        OfficesAnswer: {
            /** @description Whether the snapshot beside them is invented. */
            fictional: boolean;
            /** @description By id. */
            offices: components["schemas"]["OfficeAnswer"][];
        };
        /** @description Which offices there are today. */
        OfficesBrief: {
            /**
             * @description Those that are open on this day; where it is left out, those without a day of closing.
             * @default null
             * @example 2026-01-01
             */
            as_of: string | null;
            /**
             * @description The file that the offices were read from, where it is not the workspace.
             * @default null
             */
            file: string | null;
            /**
             * Format: int32
             * @description Offices are assumed until there are so many: those that give the least mean time beside the known.
             * @default null
             */
            fill: number | null;
            /**
             * @description There are none: everything is to be chosen.
             * @default false
             */
            none: boolean;
        };
        /** @description A table of offices. */
        OfficeTable: {
            /** @description Only look at it: say what is in it, and every reason against it, and change nothing. */
            only_look?: boolean;
            /** @description The table as text (CSV). */
            table: string;
        };
        /** @description Who runs the installation, as `segbar serve` was told. */
        Operator: {
            /**
             * @description How to reach them: an e-mail address, the address of a page, or words. Null where it was not said.
             * @example tillganglighet@example.org
             */
            contact?: string | null;
            /**
             * @description Name; null where it was not said.
             * @example Provstads kommun
             */
            name?: string | null;
        };
        /** @description The overlap of a police area and a statistical area. */
        OverlayAnswer: {
            /** @description Code of the statistical area. */
            area: string;
            /**
             * @description `people`: shares are of people. `area`: of surface, because no finer population exists.
             * @example people
             */
            method: string;
            /**
             * Format: double
             * @description Estimated people in the overlap; null where it was measured by surface.
             */
            people?: number | null;
            /**
             * Format: int32
             * @description Year of the population used.
             */
            period?: number | null;
            /** @description Code of the police area. */
            police_area: string;
            /**
             * Format: double
             * @description Share of the statistical area that lies in the police area, 0–1.
             */
            share_of_area: number;
            /**
             * Format: double
             * @description Share of the police area that lies in the statistical area, 0–1.
             */
            share_of_police_area: number;
            /**
             * @description Edition of the statistical areas.
             * @example RegSO_2020
             */
            vintage: string;
        };
        /** @description An indicator of an area over all years. */
        OverTimeAnswer: {
            /** @description The area, in the edition asked for. */
            area: components["schemas"]["AreaRef"];
            /** @description Breaks in the indicator's series. */
            breaks: components["schemas"]["BreakAnswer"][];
            bridge?: components["schemas"]["Bridge"] | null;
            /** @description Decimals at presentation. The values themselves are not rounded. */
            decimals: number;
            /**
             * @description Indicator.
             * @example population
             */
            indicator: string;
            /** @description Its name. */
            name: components["schemas"]["Bilingual"];
            /** @description What was published, each year on the borders of that year: areas with the same code, which may be other areas. */
            published: components["schemas"]["PublishedPoint"][];
            /** @description What must be known, in words. */
            sentence: components["schemas"]["Bilingual"];
            /**
             * @description Unit of the values.
             * @example persons
             */
            unit: string;
        };
        /** @description Who lives in an own area. */
        OwnAreaAnswer: {
            /** @description The finest statistical areas under it, in order of code. */
            areas: components["schemas"]["OwnPart"][];
            /**
             * Format: double
             * @description Share of the surface that lies in statistical areas with borders, 0–1. People in the rest are not counted.
             */
            covered: number;
            /** @description Its indicators. */
            indicators: components["schemas"]["OwnIndicator"][];
            /** @description What must be known about the estimates. */
            note: components["schemas"]["Bilingual"];
            people?: components["schemas"]["Estimated"] | null;
            /**
             * Format: int32
             * @description Year of the people.
             */
            period?: number | null;
            /** @description The areas on the police's lists that it touches, the newest list first. */
            police: components["schemas"]["OwnListed"][];
            /** @description The RegSO that these are parts of. */
            regso: components["schemas"]["OwnPart"][];
            /** @description The answer in words. */
            sentence: components["schemas"]["Bilingual"];
            /** @description So few people that all figures are shown greyed. */
            small: boolean;
            /**
             * Format: double
             * @description Surface in square kilometres.
             */
            surface_km2: number;
            /** @description Its people by type of the RegSO they live in. */
            types: components["schemas"]["OwnTypes"][];
            /**
             * @description Edition of the areas that the people are counted in; null where the snapshot has no borders of small areas.
             * @example DeSO_2018
             */
            vintage?: string | null;
        };
        /** @description How many people live in an own area, roughly. */
        OwnCountAnswer: {
            /** @description Statistical areas that have such a point in the own area. */
            areas: number;
            /**
             * Format: double
             * @description People, counted by points that stand for a sixteenth of an area each; null where the snapshot has no borders.
             */
            people?: number | null;
            /**
             * Format: int32
             * @description Year of the people.
             */
            period?: number | null;
            /**
             * Format: double
             * @description Surface in square kilometres.
             */
            surface_km2: number;
            /**
             * @description Edition of the areas that the people are counted in; null where the snapshot has no borders of small areas.
             * @example DeSO_2018
             */
            vintage?: string | null;
        };
        /** @description An indicator of an own area. */
        OwnIndicator: {
            /** @description Decimals at presentation. */
            decimals: number;
            /** @description The estimate and its bounds. */
            estimate: components["schemas"]["Estimated"];
            /** @description Indicator. */
            id: string;
            /**
             * Format: double
             * @description Share of the people whose areas have a value, 0–1.
             */
            known: number;
            /**
             * @description `sum`: of the areas' counts, by the share of their surface. `mean`: of the areas' values, weighted by people.
             * @example mean
             */
            method: string;
            /** @description Its name. */
            name: components["schemas"]["Bilingual"];
            /**
             * Format: double
             * @description The value of the nation.
             */
            nation?: number | null;
            /**
             * Format: int32
             * @description The latest year with values.
             */
            period: number;
            /** @description Unit. */
            unit: string;
        };
        /** @description An area on a list of the police that an own area touches. */
        OwnListed: {
            /**
             * @description `vulnerable`, `risk` or `especially_vulnerable`.
             * @example especially_vulnerable
             */
            class: string;
            /** @description Code. */
            code: string;
            /**
             * @description Edition of the list.
             * @example Police_2023
             */
            edition: string;
            /** @description Name. */
            name: string;
            /**
             * Format: double
             * @description Estimated people in both.
             */
            people: number;
            /**
             * Format: double
             * @description Share of the own area's people who live in both, 0–1.
             */
            share_of_own?: number | null;
            /**
             * Format: double
             * @description Share of the police area's people who live in both, 0–1.
             */
            share_of_police_area?: number | null;
        };
        /** @description A statistical area under an own area. */
        OwnPart: {
            /** @description Code. */
            code: string;
            /** @description Name. */
            name: string;
            /**
             * Format: double
             * @description Estimated people in both; null where the area's people are missing.
             */
            people?: number | null;
            /** @description The municipality that it lies in. */
            place?: string | null;
            /**
             * Format: double
             * @description Share of the statistical area (of the finest: its surface, of RegSO: its people) that lies in the own area, 0–1.
             */
            share_of_area: number;
            /**
             * Format: double
             * @description Share of the own area's people who live here, 0–1.
             */
            share_of_own?: number | null;
            /**
             * @description Edition of the statistical areas.
             * @example DeSO_2018
             */
            vintage: string;
        };
        /** @description The areas that are most like an own area. */
        OwnSimilarAnswer: {
            /** @description The nearest areas by the estimates, nearest first; equal distances in order of code. */
            areas: components["schemas"]["OwnSimilarArea"][];
            /** @description Number of areas compared with. */
            compared: number;
            /** @description What the areas were compared by, with the own area's estimates. */
            indicators: components["schemas"]["OwnSimilarBy"][];
            /** @description Indicators that could not be used, with the reason. */
            left_out: components["schemas"]["LeftOut"][];
            /** @description Number of areas left out because a value is missing. */
            missing: number;
            /** @description Number of areas left out because a part of the own area lies in them: they are like it because they are it. */
            own: number;
            /**
             * Format: int32
             * @description The latest year that the indicators have.
             * @example 2022
             */
            period: number;
            /** @description The answer in words. */
            sentence: components["schemas"]["Bilingual"];
            /** @description So few people that all figures are shown greyed. */
            small: boolean;
            /**
             * @description Edition of the areas compared with.
             * @example RegSO_2020
             */
            vintage: string;
        };
        /** @description A similar area. */
        OwnSimilarArea: {
            /** @description Code. */
            code: string;
            /** @description The distance from the estimates in spreads, with the least and the greatest that the bounds allow. */
            distance: components["schemas"]["Estimated"];
            /** @description Name. */
            name: string;
            /** @description The municipality that it lies in. */
            place?: string | null;
            /** @description So few people that one of the indicators is shown greyed. */
            small: boolean;
            /** @description Value of each indicator, in the order of `indicators`. */
            values: number[];
        };
        /** @description An indicator that areas were compared by. */
        OwnSimilarBy: {
            /** @description Decimals at presentation. */
            decimals: number;
            /** @description The own area's value, estimated. */
            estimate: components["schemas"]["Estimated"];
            /** @description Indicator. */
            id: string;
            /** @description Its name. */
            name: components["schemas"]["Bilingual"];
            /**
             * Format: double
             * @description The spread that a distance of 1 means, in the indicator's unit.
             */
            spread: number;
            /** @description Unit. */
            unit: string;
            /**
             * Format: double
             * @description Its weight.
             */
            weight: number;
        };
        /** @description People of an own area by the type of the RegSO that they live in. */
        OwnTypes: {
            /** @description Estimated people living in each type, `"1"` to `"5"`. */
            people: {
                [key: string]: number;
            };
            /**
             * Format: double
             * @description Estimated people living in areas without a type.
             */
            people_missing: number;
            /**
             * Format: int32
             * @description Year.
             */
            period: number;
            /** @description Which of the two area types. */
            variant: components["schemas"]["Variant"];
        };
        /** @description The estimate of a year. */
        OwnYear: {
            /** @description The estimate and its bounds. */
            estimate: components["schemas"]["Estimated"];
            /**
             * Format: double
             * @description Share of the people whose areas have a value, 0–1.
             */
            known: number;
            /**
             * Format: double
             * @description The value of the nation.
             */
            nation?: number | null;
            /**
             * Format: int32
             * @description Year of the people by which it is weighted: the same, or the nearest that the snapshot has.
             */
            people_of: number;
            /**
             * Format: int32
             * @description Year.
             */
            period: number;
            /** @description The people themselves are estimated to be so few that the value is shown greyed. */
            small: boolean;
            /**
             * @description Edition of the small areas. Years on different editions are cut by different borders: no change is told across them.
             * @example DeSO_2018
             */
            vintage: string;
        };
        /** @description An indicator of an own area over the years. */
        OwnYearsAnswer: {
            /** @description Breaks in the indicator's series between those years. */
            breaks: components["schemas"]["BreakAnswer"][];
            /** @description Decimals at presentation. */
            decimals: number;
            /** @description Indicator. */
            id: string;
            /** @description Its name. */
            name: components["schemas"]["Bilingual"];
            /** @description What must be known about the estimates. */
            note: components["schemas"]["Bilingual"];
            /** @description The answer in words. */
            sentence: components["schemas"]["Bilingual"];
            /** @description Unit. */
            unit: string;
            /** @description The years with an estimate, in order; empty where none of the small areas has a value in any. */
            years: components["schemas"]["OwnYear"][];
        };
        /** @description A number that a measure may be set to. */
        ParameterAnswer: {
            /**
             * Format: double
             * @description Its value where none is given.
             */
            default: number;
            /**
             * Format: double
             * @description Upper end of what is allowed.
             */
            greatest: number;
            /**
             * @description Name.
             * @example b
             */
            id: string;
            /**
             * Format: double
             * @description Lower end of what is allowed.
             */
            least: number;
            /** @description What it means. */
            meaning: components["schemas"]["Bilingual"];
            /** @description Whether only whole numbers are allowed. */
            whole: boolean;
            /** @description Whether the ends themselves are allowed. */
            with_ends: boolean;
        };
        /** @description A measure of two places or years, and what composition and pattern contribute to their difference. */
        PatternAnswer: {
            /** @description Those that they stand against; null for all others. */
            against?: string[] | null;
            /** @description Breaks between the two years. */
            breaks: components["schemas"]["BreakAnswer"][];
            /** @description What to mind. */
            cautions: components["schemas"]["Bilingual"][];
            /**
             * Format: double
             * @description What the shares of the group in the sub-areas contribute.
             */
            composition: number;
            /** @description Decimals at presentation. */
            decimals: number;
            /**
             * Format: double
             * @description First less second: `composition + pattern`.
             */
            difference: number;
            /** @description The first place or year. */
            first: components["schemas"]["SideAnswer"];
            /**
             * Format: double
             * @description The measure of the first's pattern with the second's composition.
             */
            first_with_second: number;
            /** @description The groups that stand against others. */
            group: string[];
            /** @description Group system. */
            groups: string;
            /**
             * @description Measure.
             * @example dissimilarity
             */
            measure: string;
            /** @description Its name. */
            name: components["schemas"]["Bilingual"];
            /**
             * Format: double
             * @description What the spatial pattern contributes: which sub-areas, with how many people, stand high and low.
             */
            pattern: number;
            /** @description The second place or year. */
            second: components["schemas"]["SideAnswer"];
            /**
             * Format: double
             * @description The measure of the second's pattern with the first's composition.
             */
            second_with_first: number;
            /** @description The result in words. */
            sentence: components["schemas"]["Bilingual"];
            /** @description The settings that were in force. */
            settings: {
                [key: string]: number;
            };
        };
        /** @description A share of an area's people. */
        PeopleIn: {
            /** @description Code in the later edition. */
            code: string;
            /**
             * Format: double
             * @description Share of the earlier area's people, per cent.
             */
            share: number;
        };
        /** @description Values per sub-area. */
        PerAreaAnswer: {
            /** @description Codes of the sub-areas. */
            codes: string[];
            /** @description The groups of the columns; null where there is one column for all groups. */
            groups?: string[] | null;
            /** @description Their names. */
            names: string[];
            /** @description Columns of values in the order of `codes`; null where there is none. */
            values: (number | null)[][];
        };
        /** @description An indicator on the areas of the whole country. */
        PictureAnswer: {
            /** @description Borders for a picture of the whole country; not to be enlarged. */
            borders: components["schemas"]["Sketch"];
            /**
             * @description Level of the areas.
             * @example regso
             */
            level: string;
            /** @description Name of the indicator. */
            name: components["schemas"]["Bilingual"];
            /** @description The values, in area order. */
            values: components["schemas"]["ValuesAnswer"];
            /**
             * @description Which end of the scale is worse: `high`, `low` or `neither`.
             * @example high
             */
            worse: string;
        };
        /** @description The best network that was found. */
        PlanAnswer: {
            /** @description How people reach it by other ways to travel, where the brief names any. */
            beside?: components["schemas"]["ModeReach"][];
            /**
             * Format: double
             * @description No allowed network is better than this.
             */
            bound: number;
            /** @description Every site that is open afterwards or was before. */
            decisions: components["schemas"]["DecisionAnswer"][];
            /** @description Whether the people are invented. */
            fictional: boolean;
            /**
             * Format: double
             * @description At most so many per cent from the best possible.
             */
            gap_percent: number;
            /** @description What it was made of. */
            inputs: components["schemas"]["Inputs"];
            /**
             * Format: int64
             * @description Nodes of the proof.
             */
            nodes: number;
            /** @description What must be known, in sentences. */
            notes: components["schemas"]["Bilingual"][];
            /** @description Whether it is proved that no allowed network is better. */
            proved: boolean;
            /** @description How people reach it. */
            reach: components["schemas"]["ReachAnswer"];
            /**
             * Format: int64
             * @description Rounds of the bound.
             */
            rounds: number;
            /** @description The answer in a sentence. */
            sentence: components["schemas"]["Bilingual"];
            /** @description Unit of both. */
            unit: components["schemas"]["Bilingual"];
            /**
             * Format: double
             * @description People whom no site can reach; they are left out of the value.
             */
            unreachable: number;
            /**
             * Format: double
             * @description The value of the aim.
             */
            value: number;
        };
        /** @description A line of a plan: one of the three. */
        PlanLine: {
            answer?: components["schemas"]["PlannedAnswer"] | null;
            problem?: components["schemas"]["ProblemAnswer"] | null;
            progress?: components["schemas"]["WorkAnswer"] | null;
        };
        /** @description A plan, and what it means against today. */
        PlannedAnswer: {
            consequences?: components["schemas"]["ConsequenceAnswer"] | null;
            /** @description The best network that was found. */
            plan: components["schemas"]["PlanAnswer"];
        };
        /** @description One edition of the police's list, and how its areas overlap the statistical ones. */
        PoliceAnswer: {
            /** @description The areas on it, in order of code. */
            areas: components["schemas"]["PoliceArea"][];
            /**
             * @description Edition of the list.
             * @example Police_2023
             */
            edition: string;
            /** @description Overlaps with statistical areas; empty where the snapshot lacks borders of either. */
            overlays: components["schemas"]["OverlayAnswer"][];
        };
        /** @description One area on the police's list. */
        PoliceArea: {
            /**
             * @description `vulnerable`, `risk` or `especially_vulnerable`.
             * @example especially_vulnerable
             */
            class: string;
            /**
             * @description Code: the name in plain letters.
             * @example gottsunda
             */
            code: string;
            /**
             * @description Name.
             * @example Gottsunda
             */
            name: string;
            /** @description The municipality in which most of its people live; null where that cannot be told. */
            place?: string | null;
        };
        /** @description A police area that overlaps the area. */
        PoliceOverlap: {
            /** @description Its class. */
            class: string;
            /** @description Code of the police area. */
            code: string;
            /**
             * @description Edition of the police's list.
             * @example Police_2023
             */
            edition: string;
            /** @description `people` or `area`. */
            method: string;
            /** @description Its name. */
            name: string;
            /**
             * Format: double
             * @description Estimated people in the overlap.
             */
            people?: number | null;
            /**
             * Format: double
             * @description Share of this area that lies in the police area, 0–1.
             */
            share_of_area: number;
            /**
             * Format: double
             * @description Share of the police area that lies in this area, 0–1.
             */
            share_of_police_area: number;
        };
        /** @description A population with its year. */
        PopulationAnswer: {
            /**
             * Format: int32
             * @description Year.
             */
            period: number;
            /**
             * Format: double
             * @description Number of people.
             */
            value: number;
        };
        /** @description What one condition costs: how much worse the value is because of it. */
        PriceAnswer: {
            /** @description The condition in words. */
            condition: components["schemas"]["Bilingual"];
            /**
             * Format: double
             * @description By what was found.
             */
            found: number;
            /**
             * Format: double
             * @description Certainly at least this.
             */
            least: number;
            /**
             * Format: double
             * @description Certainly at most this.
             */
            most: number;
            /** @description Its position among the conditions of the brief. */
            position: number;
            /** @description How people reach the network without the condition. */
            without: components["schemas"]["ReachAnswer"];
        };
        /** @description What each condition costs. */
        PricesAnswer: {
            /** @description The plan with all conditions. */
            plan: components["schemas"]["PlanAnswer"];
            /** @description One for each condition. */
            prices: components["schemas"]["PriceAnswer"][];
        };
        /** @description A line of prices: one of the three. */
        PricesLine: {
            answer?: components["schemas"]["PricesAnswer"] | null;
            problem?: components["schemas"]["ProblemAnswer"] | null;
            progress?: components["schemas"]["WorkAnswer"] | null;
        };
        /** @description A problem as it is sent, media type `application/problem+json`. */
        ProblemAnswer: {
            /** @description What is wrong and what to do. */
            detail: string;
            /**
             * @description The address that was asked for, without its query.
             * @example /api/v1/profile/RegSO_2020/0380R999
             */
            instance: string;
            /** @description Every reason, where there can be several: of a form or a table of offices. */
            reasons?: components["schemas"]["ReasonAnswer"][];
            /**
             * Format: int32
             * @description HTTP status.
             * @example 404
             */
            status: number;
            /**
             * @description The kind of problem in a few words.
             * @example Unknown area
             */
            title: string;
            /**
             * @description A fixed name of the kind of problem.
             * @example urn:segbar:problem:unknown-area
             */
            type: string;
        };
        /** @description Everything about one area. */
        ProfileAnswer: {
            /** @description The area. */
            area: components["schemas"]["ProfiledArea"];
            children?: components["schemas"]["Children"] | null;
            /** @description For a police area: its class. */
            class?: string | null;
            /** @description For the nation, counties and municipalities: RegSO and people by type in the latest year, per variant. */
            composition: components["schemas"]["CompositionAnswer"][];
            /** @description For a police area: the statistical areas that it overlaps. */
            covers: components["schemas"]["CoveredArea"][];
            /** @description Its indicators over the years. */
            indicators: components["schemas"]["IndicatorSeries"][];
            /** @description The areas of the same vintage that share a border or a corner with it, in order of code; null where the snapshot lacks the borders. */
            neighbours?: components["schemas"]["Neighbour"][] | null;
            /** @description The areas that it lies in, from the nation to its parent. */
            path: components["schemas"]["AreaRef"][];
            /** @description For a statistical area: the police areas that it overlaps, newest edition first. */
            police: components["schemas"]["PoliceOverlap"][];
            population?: components["schemas"]["PopulationAnswer"] | null;
            /** @description Its area types over the years; empty for levels that have none. */
            type: components["schemas"]["TypeSeries"];
        };
        /** @description The area of a profile. */
        ProfiledArea: {
            /** @description Code. */
            code: string;
            /**
             * @description Level.
             * @example regso
             */
            level: string;
            /** @description Name. */
            name: string;
            /**
             * @description Edition of the areas.
             * @example RegSO_2020
             */
            vintage: string;
        };
        /** @description What is known so far, in the unit of the aim. */
        ProgressAnswer: {
            /**
             * Format: double
             * @description No allowed network is better than this; nothing where it is not known yet.
             */
            bound?: number | null;
            /**
             * Format: double
             * @description At most so many per cent from the best possible.
             */
            gap_percent?: number | null;
            /**
             * Format: int64
             * @description Nodes of the proof so far.
             */
            nodes: number;
            /**
             * Format: int64
             * @description Rounds of the bound so far.
             */
            rounds: number;
            /**
             * Format: double
             * @description The best value found; nothing where no allowed network is found yet.
             */
            value?: number | null;
        };
        /** @description How values came about. */
        ProvenanceAnswer: {
            /**
             * @description The finer vintage that they were aggregated from.
             * @example DeSO_2018
             */
            from?: string | null;
            /**
             * @description `published`, `aggregated`, `computed` or `computed_from_aggregates`.
             * @example aggregated
             */
            kind: string;
        };
        /** @description A year as it was published: a point of an indicator's series, and the borders that it stands on. */
        PublishedPoint: components["schemas"]["SeriesPoint"] & {
            /** @description Breaks between the point before and this one, by name: the two are not comparable. */
            breaks: string[];
            /**
             * @description `published` – never a bridged value.
             * @example published
             */
            kind: string;
            /** @description The area's name in that edition. */
            name: string;
            /**
             * @description The edition of the borders in force.
             * @example RegSO_2020
             */
            vintage: string;
        };
        /** @description How people reach: of a group, or of all. */
        ReachAnswer: {
            /** @description For each band the people within it, inclusive, and beyond it. */
            bands: components["schemas"]["BandAnswer"][];
            /**
             * Format: double
             * @description Mean minutes of those who can reach one.
             */
            mean?: number | null;
            /**
             * Format: double
             * @description Half of those who can reach one have at most so many minutes.
             */
            median?: number | null;
            /**
             * Format: double
             * @description All people of the group.
             */
            people: number;
            /**
             * Format: double
             * @description People who can reach no office at all; they are beyond every band.
             */
            without: number;
            /**
             * Format: double
             * @description The longest way of anybody who can reach one, in minutes.
             */
            worst?: number | null;
        };
        /** @description A group of people. */
        ReachGroup: {
            /** @description Its code; empty for those in no group. */
            code: string;
            /** @description Its name. */
            name: components["schemas"]["Bilingual"];
            /** @description How they reach. */
            reach: components["schemas"]["ReachAnswer"];
        };
        /** @description A division of the people. */
        ReachGrouping: {
            /** @description Its groups, and last the people in none, if there are any. */
            groups: components["schemas"]["ReachGroup"][];
            /** @description Its id: `area_type`. */
            id: string;
            /** @description Its name. */
            name: components["schemas"]["Bilingual"];
        };
        /** @description One of several reasons. */
        ReasonAnswer: {
            /**
             * @description The field of a form, or the part of a brief as a path (`conditions.2`), that it is about; null where it is about none or about a row that it names.
             * @example lease_end
             */
            field?: string | null;
            /** @description What is wrong. */
            sentence: string;
        };
        /** @description Divisions of the municipalities: the group of each, by code. */
        RegionsAnswer: {
            /** @description The other columns: what a brief takes as `divisions`. */
            divisions: {
                [key: string]: {
                    [key: string]: string;
                };
            };
            /** @description The FA-regions: what a brief takes as `regions`. Empty where the table has no column `fa_region`. */
            regions: {
                [key: string]: string;
            };
        };
        /** @description What comes out when a scenario is asked again. */
        RerunAnswer: {
            /** @description The inputs that differ from those of then: `snapshot`, `offices`, `demand`, `minutes`, `program`. */
            changed: string[];
            /** @description Sites that were open then and are not now. */
            closed: string[];
            /** @description The scenario. */
            name: string;
            /** @description The answer of today as it would be saved. */
            now: components["schemas"]["ScenarioAnswer"];
            /** @description Sites that are open now and were not then. */
            opened: string[];
            /** @description Whether the same bytes come out. */
            same: boolean;
            /** @description All of it in a sentence. */
            sentence: components["schemas"]["Bilingual"];
        };
        /** @description A line of asking again: one of the three. */
        RerunLine: {
            answer?: components["schemas"]["RerunAnswer"] | null;
            problem?: components["schemas"]["ProblemAnswer"] | null;
            progress?: components["schemas"]["WorkAnswer"] | null;
        };
        /** @description What one snapshot changed against another. */
        Revision: {
            /** @description Number of areas that came, went, or have another name, parent or border. */
            areas_changed: number;
            /** @description Number of columns that came, of those that went, and of those whose values changed. */
            columns: components["schemas"]["ColumnsChanged"];
            /** @description The earlier snapshot. */
            from: string;
            /** @description Indicators that came. */
            indicators_added: string[];
            /** @description Indicators that went. */
            indicators_removed: string[];
            /** @description Sources that came, went or were revised; at most a hundred. */
            sources: components["schemas"]["SourceChanged"][];
            /** @description The same by the tables that the values come from; each value stands under one of them. */
            tables: components["schemas"]["TableRevised"][];
            /** @description The later snapshot. */
            to: string;
            /** @description Number of values by what happened to them, all tables together. */
            total: components["schemas"]["ValuesCounted"];
            /** @description Areas with another type; at most a hundred. */
            types: components["schemas"]["TypeChanged"][];
            /** @description Number of all areas with another type. */
            types_changed: number;
            /** @description Columns with changed values, most areas first; at most a hundred. */
            values: components["schemas"]["ValuesChanged"][];
            /** @description Editions of areas that came. */
            vintages_added: string[];
            /** @description Editions of areas that went. */
            vintages_removed: string[];
        };
        /** @description How changes of type are judged. */
        RuleAnswer: {
            /**
             * Format: double
             * @description The move, in standard deviations of the index, that 95 of 100 areas of the country that kept their type did not exceed.
             */
            typical_move: number;
            /**
             * Format: double
             * @description The share of the areas that kept their type whose move is at most the typical one.
             */
            typical_share: number;
        };
        /** @description Segregation at one scale. */
        ScaleAnswer: {
            /**
             * Format: double
             * @description D̃, the spatial index of dissimilarity.
             */
            dissimilarity: number;
            /**
             * Format: double
             * @description H̃, the spatial information theory index.
             */
            information_theory: number;
            /** @description Spatial isolation of each group: its share of the people around an average member. */
            isolation: number[];
            /**
             * Format: double
             * @description How many of the nearest people are an area's surroundings.
             */
            nearest: number;
        };
        /** @description Segregation of all groups of a system over surroundings of growing size. */
        ScalesAnswer: {
            /** @description The whole. */
            area: components["schemas"]["AreaRef"];
            /** @description What to mind. */
            cautions: components["schemas"]["Bilingual"][];
            /** @description Decimals at presentation. */
            decimals: number;
            /** @description The groups in the order of `isolation`. */
            group: string[];
            /**
             * @description Group system.
             * @example income_quartiles
             */
            groups: string;
            /** @description Number of sub-areas with counts. */
            n: number;
            /** @description Edition of the sub-areas. */
            over: string;
            /**
             * Format: double
             * @description Persons, households or dwellings that are counted.
             */
            people: number;
            /**
             * Format: int32
             * @description Year.
             */
            period: number;
            /** @description The scales, the smallest first; those larger than the whole are left out. */
            scales: components["schemas"]["ScaleAnswer"][];
        };
        /** @description A saved network. */
        ScenarioAnswer: {
            /** @description Hash of the whole answer: SHA-256 in hexadecimal digits. */
            answer: string;
            /**
             * Format: double
             * @description No allowed network is better than this.
             */
            bound?: number | null;
            /** @description What was asked. */
            brief: components["schemas"]["Brief"];
            /** @description Ids of the offices of today that close in it. */
            closed: string[];
            /** @description What it was made of. */
            inputs: components["schemas"]["Inputs"];
            /** @description Its name. */
            name: string;
            /** @description Ids of the sites that are open in it. */
            open: string[];
            /** @description When it was saved, in UTC. */
            saved: string;
            /** @description The answer in a sentence. */
            sentence: components["schemas"]["Bilingual"];
            /**
             * Format: double
             * @description Value of the aim; nothing where the network was given, not sought.
             */
            value?: number | null;
        };
        /** @description A network to be sought and saved. */
        ScenarioAsked: {
            /** @description What is asked. */
            brief?: components["schemas"]["Brief"];
            /** @description Its name. */
            name: string;
            /** @description Whether it takes the place of one with the same name. */
            replace?: boolean;
        };
        /** @description A line of saving: one of the three. */
        ScenarioLine: {
            answer?: components["schemas"]["ScenarioAnswer"] | null;
            problem?: components["schemas"]["ProblemAnswer"] | null;
            progress?: components["schemas"]["WorkAnswer"] | null;
        };
        /** @description The saved networks. */
        ScenariosAnswer: {
            /** @description By name. */
            scenarios: components["schemas"]["ScenarioAnswer"][];
            /** @description Names of those that another program wrote and this one cannot read. */
            unreadable: string[];
        };
        /** @description The change of the segregation of all groups of a system between two years, and its parts. */
        SegregationChangeAnswer: {
            /** @description The whole. */
            area: components["schemas"]["AreaRef"];
            /** @description Breaks between the two years. */
            breaks: components["schemas"]["BreakAnswer"][];
            /** @description What to mind. */
            cautions: components["schemas"]["Bilingual"][];
            /** @description Decimals at presentation. */
            decimals: number;
            /**
             * Format: int32
             * @description First year.
             */
            from: number;
            /**
             * @description Group system.
             * @example tenure
             */
            groups: string;
            /** @description The information theory index H. */
            information_theory: components["schemas"]["ChangePartsAnswer"];
            /** @description The mutual information index M, in nats. */
            mutual_information: components["schemas"]["ChangePartsAnswer"];
            /** @description Number of sub-areas with counts in both years. */
            n: number;
            /** @description Edition of the sub-areas, the same in both years. */
            over: string;
            /**
             * Format: double
             * @description Persons, households or dwellings that are counted in them in the first year.
             */
            people_from: number;
            /**
             * Format: double
             * @description In the second year.
             */
            people_to: number;
            /** @description The result in words. */
            sentence: components["schemas"]["Bilingual"];
            /**
             * Format: int32
             * @description Second year.
             */
            to: number;
        };
        /** @description One year of an area's series. */
        SeriesPoint: {
            /**
             * Format: double
             * @description Upper bound, where it is known.
             */
            high?: number | null;
            /**
             * Format: double
             * @description Lower bound, where it is known.
             */
            low?: number | null;
            /** @description Why it is missing. */
            missing?: string | null;
            /**
             * Format: int32
             * @description Year.
             */
            period: number;
            /** @description How the value came about. */
            provenance: components["schemas"]["ProvenanceAnswer"];
            /**
             * Format: double
             * @description The value, unrounded; null where it is missing.
             */
            value?: number | null;
        };
        /** @description A decision sheet. */
        SheetAnswer: {
            aim?: components["schemas"]["Bilingual"] | null;
            /** @description What could be done, each with what it means for people. */
            alternatives: components["schemas"]["Alternative"][];
            /** @description Who has it nearest. */
            catchment: components["schemas"]["CatchmentProfile"];
            closing?: components["schemas"]["ClosingAnswer"] | null;
            /** @description Whether the people are invented. */
            fictional: boolean;
            /** @description How it is run. */
            kind: components["schemas"]["Bilingual"];
            lease?: components["schemas"]["LeaseAnswer"] | null;
            /** @description Who takes over if it closes. */
            neighbours: components["schemas"]["NeighbourOffice"][];
            /** @description What must be known, in sentences. */
            notes: components["schemas"]["Bilingual"][];
            /** @description Partner agencies. */
            partners: string[];
            /** @description Offices with the most similar catchments. */
            similar: components["schemas"]["SimilarOffice"][];
            /** @description The office. */
            site: components["schemas"]["SiteAnswer"];
            /**
             * Format: double
             * @description Staff in full-time equivalents.
             */
            staff?: number | null;
            /** @description Visits beside those of such a catchment. */
            visits: components["schemas"]["VisitsAnswer"];
        };
        /** @description An office whose sheet is asked for. */
        SheetAsked: {
            /** @description What the sheet stands on. */
            brief?: components["schemas"]["Brief"];
            /**
             * Format: double
             * @description How far the office may move outside its municipality, in kilometres; otherwise 5.
             */
            km?: number | null;
            /**
             * @description Id of the office.
             * @example demo-001
             */
            office: string;
        };
        /** @description One side of a difference. */
        SideAnswer: {
            /** @description The whole. */
            area: components["schemas"]["AreaRef"];
            /** @description Number of sub-areas with counts. */
            n: number;
            /** @description Edition of the sub-areas. */
            over: string;
            /**
             * Format: double
             * @description Persons, households or dwellings that are counted in them.
             */
            people: number;
            /**
             * Format: int32
             * @description Year.
             */
            period: number;
            /**
             * Format: double
             * @description The measure, not rounded.
             */
            value: number;
        };
        /** @description The areas that are most like one. */
        SimilarAnswer: {
            /** @description The area. */
            area: components["schemas"]["AreaRef"];
            /** @description The nearest areas, nearest first; equal distances in order of code. */
            areas: components["schemas"]["SimilarArea"][];
            /** @description Number of areas compared with. */
            compared: number;
            /** @description What the areas were compared by. */
            indicators: components["schemas"]["SimilarBy"][];
            /** @description Indicators that were chosen and could not be used, with the reason. */
            left_out: components["schemas"]["LeftOut"][];
            /** @description The mean of the nearest areas in every indicator that is not a count, each area counted once. */
            means: components["schemas"]["SimilarMean"][];
            /** @description Number of areas left out because a value is missing. */
            missing: number;
            /**
             * Format: int32
             * @description The latest year that all indicators have.
             * @example 2022
             */
            period: number;
            /** @description The answer in words. */
            sentence: components["schemas"]["Bilingual"];
        };
        /** @description A similar area. */
        SimilarArea: {
            /** @description By how many spreads each value is above (below 0: below) that of the area. */
            apart: number[];
            /** @description Code. */
            code: string;
            /**
             * Format: double
             * @description The distance, in spreads; 0 for no difference.
             */
            distance: number;
            /** @description Name. */
            name: string;
            /** @description The municipality that it lies in, for smaller areas. */
            place?: string | null;
            /** @description So few people that one of the indicators is shown greyed. */
            small: boolean;
            /** @description Value of each indicator, in the order of `indicators`. */
            values: number[];
        };
        /** @description An indicator that areas were compared by. */
        SimilarBy: {
            /**
             * Format: double
             * @description The median of all areas of the vintage.
             */
            centre: number;
            /** @description Decimals at presentation. */
            decimals: number;
            /** @description Indicator. */
            id: string;
            /** @description Its name. */
            name: components["schemas"]["Bilingual"];
            /**
             * Format: double
             * @description The spread that a distance of 1 means, in the indicator's unit.
             */
            spread: number;
            /** @description Unit. */
            unit: string;
            /**
             * Format: double
             * @description The value of the area itself.
             */
            value: number;
            /**
             * Format: double
             * @description Its weight.
             */
            weight: number;
        };
        /** @description The mean of the nearest areas in an indicator. */
        SimilarMean: {
            /** @description Number of the nearest areas with a value. */
            areas: number;
            /** @description Indicator. */
            id: string;
            /**
             * Format: int32
             * @description The latest year in which the area itself has a value.
             * @example 2022
             */
            period: number;
            /**
             * Format: double
             * @description The mean.
             */
            value: number;
        };
        /** @description An office with a similar catchment. */
        SimilarOffice: {
            /**
             * Format: double
             * @description Distance in standard deviations per feature; 0 is alike in all.
             */
            distance: number;
            /** @description Features that were compared. */
            features: number;
            /**
             * Format: double
             * @description People who have it nearest.
             */
            people: number;
            /** @description The office. */
            site: components["schemas"]["SiteAnswer"];
            /**
             * Format: double
             * @description Staff in full-time equivalents.
             */
            staff?: number | null;
            /**
             * Format: int32
             * @description Visits of a year.
             */
            visits?: number | null;
        };
        /** @description A site of the network. */
        SiteAnswer: {
            /** @description Whether that office is assumed, not known. */
            assumed: boolean;
            /** @description Its id. */
            id: string;
            /**
             * Format: double
             * @description Latitude in WGS 84, degrees.
             */
            latitude?: number | null;
            /**
             * Format: double
             * @description Longitude in WGS 84, degrees.
             */
            longitude?: number | null;
            /** @description Code of the municipality; empty where it is not known. */
            municipality: string;
            /** @description Its name. */
            name: string;
            /** @description FA-region; empty where it is not known. */
            region: string;
            /** @description Whether there is an office today. */
            today: boolean;
            /**
             * Format: double
             * @description Easting, EPSG:3006.
             */
            x: number;
            /**
             * Format: double
             * @description Northing, EPSG:3006.
             */
            y: number;
        };
        /** @description Borders for a picture of the whole country, as SVG path data on a grid in Web Mercator (EPSG:3857), y downwards. */
        Sketch: {
            /**
             * @description One path per area, in area order; empty for an area without borders, or smaller than the grid can show. To be filled by the
             *     even-odd rule.
             */
            areas: string[];
            /**
             * Format: double
             * @description Metres of Web Mercator per step of the grid.
             * @example 1000
             */
            cell: number;
            /** @description The border that areas do not share: coast and country. */
            coast: string;
            /** @description The borders between counties; empty on levels that do not lie within counties. */
            counties: string;
            /** @description Web Mercator of the grid's corner in the north-west. */
            origin: number[];
            /** @description Width and height, in steps of the grid. */
            size: number[];
        };
        /** @description What a snapshot says about itself. */
        SnapshotAnswer: {
            /** @description All of it is invented: no real place, no real figures. */
            fictional: boolean;
            /** @description The snapshot's name: the SHA-256 of its file. */
            id: string;
            /**
             * Format: int32
             * @description Version of the snapshot's layout.
             */
            layout: number;
            /** @description All years with values, ascending. */
            periods: number[];
            /** @description Editions of the police's list, oldest first. */
            police_editions: string[];
            /**
             * Format: int64
             * @description Seed of the invented country.
             */
            seed?: number | null;
            /**
             * @description Version of segbar that wrote it.
             * @example 0.1.0
             */
            segbar: string;
            /** @description The source files. */
            sources: components["schemas"]["SourceAnswer"][];
            /** @description The editions of areas, larger areas first. */
            vintages: components["schemas"]["VintageAnswer"][];
        };
        /** @description One source file. */
        SourceAnswer: {
            /** @description How to cite it. */
            citation: components["schemas"]["Bilingual"];
            /** @description File name. */
            file: string;
            /**
             * @description What it was recognised as.
             * @example scb_xlsx
             */
            format: string;
            /** @description SHA-256 of the file. */
            hash: string;
            /**
             * @description Licence of the data.
             * @example CC0-1.0
             */
            licence: string;
            /** @description What was set aside or chosen in it. */
            notes: components["schemas"]["Bilingual"][];
            /**
             * @description Publisher id.
             * @example scb
             */
            publisher: string;
            /** @description The publisher's name. */
            publisher_name: components["schemas"]["Bilingual"];
            /**
             * Format: int64
             * @description Rows, cells or features read.
             */
            rows: number;
            /**
             * @description Table id.
             * @example TAB6574
             */
            table?: string | null;
            /** @description Title in the file. */
            title: string;
            /** @description The publisher's stamp of the latest update. */
            updated?: string | null;
        };
        /** @description A source that came, went or was revised. */
        SourceChanged: {
            /** @description Stamps before; null where there was none. */
            from?: string[] | null;
            /** @description Table id, or the file's name. */
            name: string;
            /** @description Title. */
            title: string;
            /** @description Stamps after; null where there is none any more. */
            to?: string[] | null;
        };
        /** @description How much staff a demand point has within reach. */
        StaffArea: {
            /** @description Code of the area. */
            code: string;
            /** @description Code of the municipality; empty where it is not known. */
            municipality: string;
            /** @description Its name. */
            name: string;
            /**
             * Format: double
             * @description Its people.
             */
            people: number;
            /**
             * Format: double
             * @description Access × 10 000; nothing where nobody lives there, 0 where no office is within the last step.
             */
            per_10_000?: number | null;
            /** @description So few people that it is shown greyed. */
            small: boolean;
        };
        /** @description A division of the people. */
        StaffGrouping: {
            /** @description Its groups. */
            groups: components["schemas"]["StaffReach"][];
            /** @description Its id: `area_type`. */
            id: string;
            /** @description Its name. */
            name: components["schemas"]["Bilingual"];
        };
        /** @description An office and those who use it. */
        StaffOffice: {
            /**
             * Format: double
             * @description Load: its people in per cent of those that its staff is meant to take, 100 · Dⱼ / (c · Sⱼ), c as
             *     [`FloatingAnswer::people_per_staff`]. Nothing where it has no staff.
             */
            load_percent?: number | null;
            /**
             * Format: double
             * @description People who use it, by the method.
             */
            people: number;
            /**
             * Format: double
             * @description Full-time equivalents per 10 000 of them; nothing where nobody reaches it.
             */
            per_10_000?: number | null;
            /** @description The office. */
            site: components["schemas"]["SiteAnswer"];
            /**
             * Format: double
             * @description Staff in full-time equivalents.
             */
            staff: number;
        };
        /** @description How much staff a group has within reach. */
        StaffReach: {
            /** @description Code of the group; empty for everybody, and for those in no group. */
            code: string;
            /** @description Its name. */
            name: components["schemas"]["Bilingual"];
            /**
             * Format: double
             * @description Its people.
             */
            people: number;
            /**
             * Format: double
             * @description Mean of its people's access × 10 000: full-time equivalents per 10 000 people; by the balanced method a place's part
             *     of the levels of service. Nothing where there are no people.
             */
            per_10_000?: number | null;
            /** @description So few people that its figures are shown greyed. */
            small: boolean;
            /**
             * Format: double
             * @description Its people who reach no office within the last step.
             */
            without: number;
        };
        /** @description A stop. */
        StopAnswer: {
            /**
             * Format: double
             * @description Minutes after it has left home at which the bus arrives; nothing where the days do not suffice.
             */
            arrives?: number | null;
            /**
             * Format: int32
             * @description Its day, from 1; nothing where the days do not suffice.
             */
            day?: number | null;
            /**
             * Format: double
             * @description People left who have it as their nearest stop.
             */
            people: number;
            /** @description Where. */
            site: components["schemas"]["SiteAnswer"];
        };
        /** @description A table of the workspace, without what is in it. */
        TableAnswer: {
            /** @description SHA-256 of the file as it came, in hexadecimal digits. */
            hash: string;
            /** @description `minutes` or `regions`. */
            kind: string;
            /** @description Its name. */
            name: string;
            /**
             * Format: int64
             * @description Rows in it.
             */
            rows: number;
            /** @description When it was kept. */
            saved: string;
        };
        /** @description A table that is sent. */
        TableAsked: {
            /** @description Only look at it: say what is in it, and every reason against it, and keep nothing. */
            only_look?: boolean;
            /** @description Whether it takes the place of one with the same name. */
            replace?: boolean;
            /** @description The file as text: CSV, or for minutes the answer of OSRM or Valhalla with `from` and `to` beside it. */
            text: string;
        };
        /** @description A table or a file. */
        TableName: {
            /** @description Table id, or the file's name. */
            name: string;
            /** @description Title. */
            title: string;
        };
        /** @description What happened to the values of one table, or to those that come from several together. */
        TableRevised: {
            /** @description All its indicators together. */
            counts: components["schemas"]["ValuesCounted"];
            /** @description Its indicators with a difference. */
            indicators: components["schemas"]["IndicatorRevised"][];
            /** @description The tables: id, or the file's name, each with its title. */
            tables: components["schemas"]["TableName"][];
            /** @description Number of areas with another type because of it, perhaps together with other tables. */
            types_changed: number;
        };
        /** @description The tables of the workspace. */
        TablesAnswer: {
            /** @description By kind and name. */
            tables: components["schemas"]["TableAnswer"][];
        };
        /** @description What is in a table that was sent. */
        TableTakenAnswer: {
            /** @description Different demand points of a table of minutes, or municipalities of one of regions. */
            from: number;
            /** @description The table. */
            table: components["schemas"]["TableAnswer"];
            /** @description Whether it is kept. */
            taken: boolean;
            /** @description Different sites of a table of minutes, or groups of all divisions of one of regions. */
            to: number;
        };
        /**
         * @description What an office inside a town is for.
         * @enum {string}
         */
        TownAimBrief: "capacity" | "trust" | "distance";
        /** @description The sites of a town in order. */
        TownAnswer: {
            /** @description Whether the people are invented. */
            fictional: boolean;
            /** @description What must be known, in sentences. */
            notes: components["schemas"]["Bilingual"][];
            /** @description Sites of the municipality that the list leaves out. */
            outside: number;
            /** @description What the score is. */
            rule: components["schemas"]["Bilingual"];
            /** @description The sites, the best first. */
            sites: components["schemas"]["TownSite"][];
            /** @description Edition of the areas that the sites are; nothing where the people are from elsewhere than the snapshot. */
            vintage?: string | null;
        };
        /** @description A town in which an office is to be placed. */
        TownAsked: {
            /** @description What it stands on; every area of the municipality is a place for the office. */
            brief?: components["schemas"]["Brief"];
            /** @description What is asked of the town. */
            town: components["schemas"]["TownBrief"];
        };
        /** @description What is asked of a town. */
        TownBrief: {
            /** @description What the office is for. */
            aim: components["schemas"]["TownAimBrief"];
            /**
             * Format: double
             * @description How much more a person on the list counts, ≥ 0; where it is left out, only sites and people on the list count.
             */
            extra?: number | null;
            /** @description An edition of the police's list: `Police_2023`. Needed for trust. */
            list?: string | null;
            /** @description Code of the municipality. */
            municipality: string;
            /**
             * Format: double
             * @description Minutes that count as near, inclusive.
             */
            within?: number;
        };
        /** @description One site's place, and all that it is judged by. */
        TownSite: {
            /**
             * Format: double
             * @description Straight kilometres to the nearest office of today.
             */
            kilometres_to_next?: number | null;
            /**
             * Format: double
             * @description People on the list within the minutes.
             */
            listed_within?: number | null;
            /**
             * Format: double
             * @description Mean minutes of the municipality's people with it open.
             */
            mean_minutes?: number | null;
            /**
             * Format: double
             * @description The same weighed by need.
             */
            need_within: number;
            /** @description Whether it lies on the list. */
            on_list?: boolean | null;
            /**
             * Format: double
             * @description People within the minutes.
             */
            people_within: number;
            /**
             * Format: int32
             * @description 1 is best; equal scores share a rank.
             */
            rank: number;
            /** @description Best and worst rank when detours and speeds of the built-in model are ten per cent other. */
            ranks: [
                number,
                number
            ];
            /**
             * Format: double
             * @description The score.
             */
            score: number;
            /** @description The site. */
            site: components["schemas"]["SiteAnswer"];
            /**
             * Format: double
             * @description People who would have it nearest.
             */
            takes_over: number;
        };
        /** @description The needs of every office's catchment, ranked. */
        TrainingAnswer: {
            /** @description Whether the people are invented. */
            fictional: boolean;
            /** @description What must be known, in sentences. */
            notes: components["schemas"]["Bilingual"][];
            /** @description The offices, each with its needs, the greatest difference first. */
            offices: components["schemas"]["TrainingOffice"][];
            /** @description What stands out most, at most a hundred: needs that lie above the average office whatever the uncertainty. */
            ranking: components["schemas"]["TrainingRow"][];
        };
        /** @description An office and the needs of its catchment. */
        TrainingOffice: {
            /** @description Its indicators, the greatest difference first. */
            needs: components["schemas"]["NeedAnswer"][];
            /**
             * Format: double
             * @description People who have it nearest.
             */
            people: number;
            /** @description The office. */
            site: components["schemas"]["SiteAnswer"];
        };
        /** @description A need of an office that stands out. */
        TrainingRow: {
            /** @description Its name. */
            name: string;
            /** @description The need. */
            need: components["schemas"]["NeedAnswer"];
            /** @description Id of the office. */
            office: string;
            /** @description All of it in a sentence. */
            sentence: components["schemas"]["Bilingual"];
        };
        /** @description How long ways take. */
        Travel: {
            /** @enum {string} */
            by: "model";
            /**
             * Format: double
             * @description Length of the way by the straight line, 1–5.
             */
            detour?: number;
            /** @description Up to so many kilometres of the way at so many km/h, rising; the last has no end and is written null. */
            legs?: components["schemas"]["Leg"][];
            /**
             * Format: double
             * @description Minutes that every way takes, 0–120.
             */
            start?: number;
        } | {
            /** @enum {string} */
            by: "table";
            /** @description Name of the table. */
            name: string;
        };
        /** @description An indicator of the catchment then and now, on the same borders. */
        TrendAnswer: {
            /**
             * Format: double
             * @description Value then.
             */
            after: number;
            /**
             * Format: double
             * @description Value then.
             */
            before: number;
            /** @description First year on these borders. */
            from: string;
            /** @description Indicator. */
            indicator: string;
            /** @description Its name. */
            name: components["schemas"]["Bilingual"];
            /** @description Last year. */
            to: string;
        };
        /** @description An area with another type. */
        TypeChanged: {
            /** @description The tables under the types that came, went or were revised. */
            because: string[];
            /** @description Code. */
            code: string;
            /**
             * Format: int32
             * @description The type before, null where it was missing.
             */
            from?: number | null;
            /** @description Indicator of the types. */
            indicator: string;
            /** @description Name. */
            name: string;
            /**
             * Format: int32
             * @description Year.
             */
            period: number;
            /**
             * Format: int32
             * @description The type after.
             */
            to?: number | null;
            /** @description Edition of the areas. */
            vintage: string;
        };
        /** @description One area with its type. */
        TypedArea: {
            /** @description Code. */
            code: string;
            /** @description Name. */
            name: string;
            /**
             * Format: int32
             * @description 1 (great socioeconomic challenges) to 5 (very good conditions); null where it is missing.
             */
            type?: number | null;
        };
        /** @description The type of one year. */
        TypePoint: {
            /**
             * Format: int32
             * @description Year.
             */
            period: number;
            /**
             * Format: int32
             * @description 1–5, null where it is missing.
             */
            type?: number | null;
        };
        /** @description The area types of one vintage and year, with what they were cut by. */
        TypesAnswer: {
            /** @description Areas in order of code. */
            areas: components["schemas"]["TypedArea"][];
            /** @description Number of areas of each type, `"1"` to `"5"`. */
            counts: {
                [key: string]: number;
            };
            /** @description μ − σ, μ, μ + σ, μ + 2σ, in points of the index. An index at or above a cut belongs to the higher side. */
            cuts?: number[] | null;
            /**
             * @description The index that was cut.
             * @example socioeconomic_index_open
             */
            indicator: string;
            /**
             * Format: double
             * @description Mean μ of the index over the reference areas; null where the index is not in the snapshot.
             */
            mean?: number | null;
            /**
             * Format: int32
             * @description Number of areas without a type.
             */
            missing: number;
            /**
             * Format: int32
             * @description Number of reference areas: those with an index; where the index is not in the snapshot, those with a type.
             */
            n: number;
            note?: components["schemas"]["Bilingual"] | null;
            /**
             * Format: int32
             * @description Year.
             * @example 2022
             */
            period: number;
            /**
             * @description The areas over which mean and standard deviation were taken, each counted once.
             * @example RegSO_2020
             */
            reference: string;
            /**
             * Format: double
             * @description Standard deviation σ of the index over the reference areas, divisor n.
             */
            sd?: number | null;
            /** @description Which of the two area types. */
            variant: components["schemas"]["Variant"];
            /**
             * @description Edition of the areas.
             * @example RegSO_2020
             */
            vintage: string;
        };
        /** @description Area types over the years. */
        TypeSeries: {
            /** @description Computed from open components. */
            open: components["schemas"]["TypePoint"][];
            /** @description As published. */
            published: components["schemas"]["TypePoint"][];
        };
        /** @description A piece of the areas with another type. */
        TypesPiece: {
            /** @description Number of entries of the whole list. */
            all: number;
            /** @description The entries, by indicator, edition, year and code. */
            items: components["schemas"]["TypeChanged"][];
            /** @description How many of them stand before. */
            start: number;
        };
        /** @description What was asked about uncertainty, as it was in force. */
        UncertaintyAnswer: {
            /** @description `bootstrap`, `rounding` or `noise`. */
            interval?: string | null;
            /**
             * Format: int32
             * @description Number of replicates.
             */
            replicates: number;
            /**
             * Format: int64
             * @description Seed.
             */
            seed: number;
            /** @description `systematic`, `evenness`, `areas` or `persons`. */
            test?: string | null;
        };
        /** @description When a source was updated. */
        Update: {
            /** @description SHA-256 of the file. */
            hash: string;
            /** @description Table id, or the file's name where it is no table. */
            name: string;
            /** @description Publisher id. */
            publisher: string;
            /** @description The publisher's name. */
            publisher_name: components["schemas"]["Bilingual"];
            /** @description Title. */
            title: string;
            /** @description The publisher's stamp. */
            updated?: string | null;
        };
        /** @description A column of values in area order (see the areas of the vintage). */
        ValuesAnswer: {
            /**
             * @description Part of the population, `total` for all of it.
             * @example total
             */
            breakdown: string;
            /** @description Breaks in the indicator's series: values of different sides are not comparable. */
            breaks: components["schemas"]["BreakAnswer"][];
            /** @description Decimals at presentation. The values themselves are not rounded. */
            decimals: number;
            /**
             * @description Indicator.
             * @example population
             */
            indicator: string;
            interval?: components["schemas"]["IntervalAnswer"] | null;
            /** @description Why values are missing: reason → positions in `values`, ascending. */
            missing: {
                [key: string]: number[];
            };
            /** @description Number of areas. */
            n: number;
            note?: components["schemas"]["Bilingual"] | null;
            /** @description Computed by segbar from open components, not published by the statistical agency. */
            open_variant: boolean;
            /**
             * Format: int32
             * @description Year.
             * @example 2022
             */
            period: number;
            /** @description How the values came about. */
            provenance: components["schemas"]["ProvenanceAnswer"];
            /** @description Positions of the sources in the snapshot's list. */
            sources: number[];
            /**
             * @description Unit of the values.
             * @example persons
             */
            unit: string;
            /** @description One value per area, null where it is missing. */
            values: (number | null)[];
            /**
             * @description Edition of the areas.
             * @example RegSO_2020
             */
            vintage: string;
        };
        /** @description A column whose values changed. */
        ValuesChanged: {
            /** @description Part of the population. */
            breakdown: string;
            /** @description Areas with another number. */
            changed: number;
            /** @description Areas that lost it. */
            emptied: number;
            /** @description Areas that got one. */
            filled: number;
            /** @description Indicator. */
            indicator: string;
            /** @description Code of the area with the largest change. */
            largest_at?: string | null;
            /**
             * Format: double
             * @description The value there before.
             */
            largest_from?: number | null;
            /**
             * Format: double
             * @description The value there after.
             */
            largest_to?: number | null;
            /**
             * Format: int32
             * @description Year.
             */
            period: number;
            /** @description The tables that it comes from. */
            tables: string[];
            /** @description Edition of the areas. */
            vintage: string;
        };
        /** @description Number of values by what happened to them. */
        ValuesCounted: {
            /** @description A number where there was none. */
            added: number;
            /** @description The same number within other bounds. */
            bounds: number;
            /** @description No number where there was one. */
            gone: number;
            /** @description Missing in both, for another reason. */
            other_reason: number;
            /** @description Another number. */
            revised: number;
        };
        /** @description A piece of the columns with changed values. */
        ValuesPiece: {
            /** @description Number of entries of the whole list. */
            all: number;
            /** @description The entries, most areas first. */
            items: components["schemas"]["ValuesChanged"][];
            /** @description How many of them stand before. */
            start: number;
        };
        /**
         * @description Which of the two area types.
         * @enum {string}
         */
        Variant: "published" | "open";
        /** @description One edition of the areas of a level. */
        VintageAnswer: {
            /** @description Number of areas known. */
            areas: number;
            /** @description Whether these are known to be all. */
            complete: boolean;
            /**
             * @description Its level.
             * @example regso
             */
            level: string;
            /** @description The name for people. */
            name: components["schemas"]["Bilingual"];
            /**
             * @description Its name.
             * @example RegSO_2020
             */
            vintage: string;
            /** @description Number of areas with borders. */
            with_boundaries: number;
        };
        /** @description How two editions of one level differ. */
        VintagesCompared: {
            /** @description Areas that are not unchanged, in order of code. */
            areas: components["schemas"]["AreaCompared"][];
            /** @description Number of areas whose people could be placed by surface only. */
            by_surface: number;
            /** @description Of those with another border, how many have another name too. */
            changed_and_renamed: number;
            /** @description Number of areas by what became of them. */
            counts: {
                [key: string]: number;
            };
            /**
             * @description The earlier edition.
             * @example RegSO_2020
             */
            from: string;
            /**
             * Format: double
             * @description Estimated people who live in an area with another code in the later edition.
             */
            people_reassigned: number;
            /**
             * Format: int32
             * @description Year of the people.
             * @example 2023
             */
            period?: number | null;
            /** @description The answer in words. */
            sentence: components["schemas"]["Bilingual"];
            /**
             * Format: double
             * @description Their share of all people, in per cent.
             */
            share_reassigned: number;
            /**
             * @description The later edition.
             * @example RegSO_2025
             */
            to: string;
        };
        /** @description Visits beside what is to be expected of such a catchment. */
        VisitsAnswer: {
            /**
             * Format: double
             * @description Visits typical of such a catchment; nothing where there are fewer than twenty other offices to learn from.
             */
            expected?: number | null;
            /**
             * Format: double
             * @description Upper bound.
             */
            high?: number | null;
            /**
             * Format: double
             * @description Lower bound of what 95 of 100 offices of such catchments have if deviations are normal.
             */
            low?: number | null;
            /** @description Offices that the model was fitted to. */
            offices: number;
            /**
             * Format: double
             * @description Rent per expected visit, kronor.
             */
            rent_per_expected_visit?: number | null;
            /**
             * Format: double
             * @description Rent per visit, kronor.
             */
            rent_per_visit?: number | null;
            /** @description What it says, in a sentence, with the model. */
            sentence: components["schemas"]["Bilingual"];
            /**
             * Format: int32
             * @description Visits of a year; nothing where they are not known.
             */
            visits?: number | null;
        };
        /** @description How the work is going. */
        WorkAnswer: {
            /**
             * Format: double
             * @description Seconds since it began.
             */
            seconds: number;
            so_far?: components["schemas"]["ProgressAnswer"] | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_areas: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Edition of the areas
                 * @example RegSO_2020
                 */
                vintage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Codes, names and parents */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreasAnswer"];
                };
            };
            /** @description No such vintage */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_change: {
        parameters: {
            query?: {
                /**
                 * @description Part of the population; otherwise all of it
                 * @example age=0-4
                 */
                breakdown?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The earlier year
                 * @example 2018
                 */
                from: number;
                /**
                 * @description Indicator
                 * @example low_economic_standard
                 */
                indicator: string;
                /**
                 * @description The later year
                 * @example 2022
                 */
                to: number;
                /**
                 * @description Edition of the areas
                 * @example RegSO_2020
                 */
                vintage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A column of differences in area order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeAnswer"];
                };
            };
            /** @description Not two years, different borders, or a class */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description No such column */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_changes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Breaks, updates and revisions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangesAnswer"];
                };
            };
            /** @description Too many heavy questions at this moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_feed: {
        parameters: {
            query?: {
                /**
                 * @description `sv` or `en`
                 * @example en
                 */
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Atom feed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                };
            };
        };
    };
    get_comparison: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The earlier snapshot: at least four digits of its id
                 * @example 3f9a
                 */
                from: string;
                /**
                 * @description The later snapshot, or `current`
                 * @example current
                 */
                to: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts whole, the lists begun */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revision"];
                };
            };
            /** @description No such snapshot in the data folder */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Too many heavy questions at this moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_changed_types: {
        parameters: {
            query?: {
                /**
                 * @description Only this indicator
                 * @example area_type
                 */
                indicator?: string;
                /** @description How many, at most 1 000; 100 unless told */
                limit?: number;
                /** @description How many to pass over */
                start?: number;
                /**
                 * @description Only those because of this table
                 * @example TAB6586
                 */
                table?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The earlier snapshot
                 * @example 3f9a
                 */
                from: string;
                /**
                 * @description The later snapshot, or `current`
                 * @example current
                 */
                to: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By indicator, edition, year and code */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TypesPiece"];
                };
            };
            /** @description Not a number, or too many */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description No such snapshot in the data folder */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Too many heavy questions at this moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_changed_values: {
        parameters: {
            query?: {
                /**
                 * @description Only this indicator
                 * @example population
                 */
                indicator?: string;
                /** @description How many, at most 1 000; 100 unless told */
                limit?: number;
                /** @description How many to pass over */
                start?: number;
                /**
                 * @description Only columns that come from this table
                 * @example TAB6574
                 */
                table?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The earlier snapshot
                 * @example 3f9a
                 */
                from: string;
                /**
                 * @description The later snapshot, or `current`
                 * @example current
                 */
                to: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Most areas first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValuesPiece"];
                };
            };
            /** @description Not a number, or too many */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description No such snapshot in the data folder */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Too many heavy questions at this moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_clusters: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Indicator
                 * @example low_economic_standard
                 */
                indicator: string;
                /**
                 * @description Year
                 * @example 2022
                 */
                period: number;
                /**
                 * @description Edition of the areas
                 * @example RegSO_2020
                 */
                vintage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Classes in area order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClustersAnswer"];
                };
            };
            /** @description Not a year, or a class */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description No such column, no borders, or too few areas */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Too many heavy questions at this moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_composition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Code of the area
                 * @example 0380
                 */
                code: string;
                /**
                 * @description Year
                 * @example 2022
                 */
                period: number;
                /** @description `published` or `open` */
                variant: components["schemas"]["Variant"];
                /**
                 * @description Edition of the areas
                 * @example Municipality_2007
                 */
                vintage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description RegSO and people by type */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompositionAnswer"];
                };
            };
            /** @description Not a year, not a variant, or another level */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description No such area or types */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_compositions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Its code
                 * @example 0380
                 */
                code: string;
                /**
                 * @description `published` or `open`
                 * @example published
                 */
                variant: string;
                /**
                 * @description Edition of the larger area
                 * @example Municipality_2007
                 */
                vintage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One composition per year, in order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompositionAnswer"][];
                };
            };
            /** @description No such variant, or areas that have no RegSO inside */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description No such area */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_desk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskAnswer"];
                };
            };
        };
    };
    post_access: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Brief"];
            };
        };
        responses: {
            /** @description Everybody, groups, and the people of each office */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessAnswer"];
                };
            };
            /** @description Every reason against the brief */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description There are no offices */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    post_compare: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompareAsked"];
            };
        };
        responses: {
            /** @description How people reach each, and which sites they share */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparisonAnswer"];
                };
            };
            /** @description No such scenario */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    post_consequences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeAsked"];
            };
        };
        responses: {
            /** @description Everybody and groups before and after, who loses most, who decides */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsequenceAnswer"];
                };
            };
            /** @description Every reason against it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    post_floating_catchments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FloatingAsked"];
            };
        };
        responses: {
            /** @description Everybody, groups, areas and offices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FloatingAnswer"];
                };
            };
            /** @description Staff that is not known, or every reason against the question */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description There are no offices */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    post_table: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfficeTable"];
            };
        };
        responses: {
            /** @description What was taken */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportAnswer"];
                };
            };
            /** @description Every reason against it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_leases: {
        parameters: {
            query?: {
                /** @description `quarter` (otherwise) or `month` */
                by?: string;
                /**
                 * @description Only leases whose day is this or later
                 * @example 2027-01-01
                 */
                from?: string;
                /** @description Only leases whose day is this or earlier */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By quarter or month, earliest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeasesAnswer"];
                };
            };
            /** @description Not a date */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An event for each lease */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
        };
    };
    post_mobile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MobileAsked"];
            };
        };
        responses: {
            /** @description Lines: progress, then stops and days (or a problem) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["MobileLine"];
                };
            };
            /** @description Others are being planned */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_offices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By id */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficesAnswer"];
                };
            };
            /** @description From another site */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description The desk is not served */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Under a foreign name */
            421: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    post_office: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfficeForm"];
            };
        };
        responses: {
            /** @description As it was added */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficeAnswer"];
                };
            };
            /** @description Another office has its id */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Every reason against it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    put_office: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the office
                 * @example demo-001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfficeForm"];
            };
        };
        responses: {
            /** @description As it was changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficeAnswer"];
                };
            };
            /** @description No such office */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Another office has its new id */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Every reason against it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    delete_office: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the office
                 * @example demo-001
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it was */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficeAnswer"];
                };
            };
            /** @description No such office */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    post_plan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Brief"];
            };
        };
        responses: {
            /** @description Lines: progress, then the answer (or a problem) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["PlanLine"];
                };
            };
            /** @description Others are being planned */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    post_prices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Brief"];
            };
        };
        responses: {
            /** @description Lines: progress, then the answer (or a problem) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["PricesLine"];
                };
            };
            /** @description Others are being planned */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_regions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of a table of regions */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group of each municipality */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionsAnswer"];
                };
            };
            /** @description No such table */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_scenarios: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenariosAnswer"];
                };
            };
        };
    };
    post_scenario: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScenarioAsked"];
            };
        };
        responses: {
            /** @description Lines: progress, then the saved scenario (or a problem) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["ScenarioLine"];
                };
            };
            /** @description Others are being planned */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_scenario: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the scenario */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it was saved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioAnswer"];
                };
            };
            /** @description No such scenario */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    delete_scenario: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the scenario */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it was */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioAnswer"];
                };
            };
            /** @description No such scenario */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    post_rerun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the scenario */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Lines: progress, then whether the same comes out (or a problem) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["RerunLine"];
                };
            };
            /** @description Others are being planned */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    post_sheet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SheetAsked"];
            };
        };
        responses: {
            /** @description Catchment, visits, alternatives, neighbours, similar offices, who decides */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SheetAnswer"];
                };
            };
            /** @description No such office, or every reason against the brief */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_tables: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By kind and name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TablesAnswer"];
                };
            };
        };
    };
    put_table: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `minutes` or `regions` */
                kind: string;
                /** @description Name of the table */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TableAsked"];
            };
        };
        responses: {
            /** @description What is in it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TableTakenAnswer"];
                };
            };
            /** @description There is one of that name */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Every reason against it */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    delete_table: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description `minutes` or `regions` */
                kind: string;
                /** @description Name of the table */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that are left */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TablesAnswer"];
                };
            };
            /** @description No such table */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    post_town: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TownAsked"];
            };
        };
        responses: {
            /** @description Sites, the best first, with all that they are judged by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TownAnswer"];
                };
            };
            /** @description Every reason against it */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    post_training: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Brief"];
            };
        };
        responses: {
            /** @description Needs of every office, and what stands out most */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrainingAnswer"];
                };
            };
            /** @description No offices, or no indicators of need */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_findings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Findings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingsAnswer"];
                };
            };
            /** @description No nation in the snapshot */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_findings_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Code of the area
                 * @example 0380
                 */
                code: string;
                /**
                 * @description Edition of the areas
                 * @example Municipality_2007
                 */
                vintage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Findings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingsAnswer"];
                };
            };
            /** @description Another level */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description No such area */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_first: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The first picture */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FirstAnswer"];
                };
            };
            /** @description Nothing is published */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_flows: {
        parameters: {
            query?: {
                /**
                 * @description Only the areas within this one
                 * @example 0380
                 */
                within?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The earlier year
                 * @example 2021
                 */
                from: number;
                /**
                 * @description The later year
                 * @example 2022
                 */
                to: number;
                /** @description `published` or `open` */
                variant: components["schemas"]["Variant"];
                /**
                 * @description Edition of the areas
                 * @example RegSO_2020
                 */
                vintage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Matrices and the areas that changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowsAnswer"];
                };
            };
            /** @description Not two years, not a variant, or different borders */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description No such types or area */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_geometry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Edition of the areas
                 * @example RegSO_2020
                 */
                vintage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description TopoJSON */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description No such vintage, or no borders */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_coarse_geometry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Edition of the areas
                 * @example RegSO_2020
                 */
                vintage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The borders as path data */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sketch"];
                };
            };
            /** @description No such vintage, or no borders */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_groups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupSystemAnswer"][];
                };
            };
        };
    };
    get_group_system: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Group system
                 * @example income_quartiles
                 */
                groups: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The system */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupSystemAnswer"];
                };
            };
            /** @description No such system */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_segregation_change: {
        parameters: {
            query?: {
                /**
                 * @description The whole; otherwise the nation
                 * @example 03
                 */
                within?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Sub-areas: an edition, a level, or `finest`
                 * @example finest
                 */
                areas: string;
                /**
                 * @description First year
                 * @example 2012
                 */
                from: string;
                /**
                 * @description Group system
                 * @example tenure
                 */
                groups: string;
                /**
                 * @description Second year
                 * @example 2022
                 */
                to: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Both years, and the parts of the change of M and H */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SegregationChangeAnswer"];
                };
            };
            /** @description Not understood, other sub-areas in the two years, or too large */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description No such groups, area or year */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Too many heavy questions at this moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_levels: {
        parameters: {
            query?: {
                /**
                 * @description The whole; otherwise the nation
                 * @example 03
                 */
                within?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Sub-areas: an edition, a level, or `finest`
                 * @example finest
                 */
                areas: string;
                /**
                 * @description Group system
                 * @example income_quartiles
                 */
                groups: string;
                /**
                 * @description Year, or `latest`
                 * @example 2022
                 */
                year: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What each level adds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LevelsAnswer"];
                };
            };
            /** @description No such groups, area or year */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_scales: {
        parameters: {
            query?: {
                /**
                 * @description The whole; otherwise the nation
                 * @example 03
                 */
                within?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Sub-areas: an edition, a level, or `finest`
                 * @example finest
                 */
                areas: string;
                /**
                 * @description Group system
                 * @example income_quartiles
                 */
                groups: string;
                /**
                 * @description Year, or `latest`
                 * @example 2022
                 */
                year: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Segregation at each scale */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScalesAnswer"];
                };
            };
            /** @description The snapshot does not know where the areas lie */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description No such groups, area or year */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_indicators: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By topic and order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndicatorAnswer"][];
                };
            };
        };
    };
    get_indicator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Indicator
                 * @example population
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The indicator */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndicatorAnswer"];
                };
            };
            /** @description No such indicator */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_measures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Family by family */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeasureAnswer"][];
                };
            };
        };
    };
    get_measure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Measure
                 * @example dissimilarity
                 */
                measure: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The measure */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeasureAnswer"];
                };
            };
            /** @description No such measure */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_measure_result: {
        parameters: {
            query?: {
                /**
                 * @description The groups that it is held against; otherwise all others
                 * @example q4
                 */
                against?: string;
                /** @description Share of the values that a bootstrap interval holds; otherwise 0.95 */
                confidence?: number;
                /** @description One answer for each area of `county`, `municipality` or `regso` */
                each?: string;
                /**
                 * @description The group, several with commas, for a measure that holds one against others
                 * @example q1
                 */
                group?: string;
                /** @description `bootstrap`, `rounding` or `noise` */
                interval?: string;
                /** @description 1 to 10 000; otherwise 1 000 */
                replicates?: number;
                /** @description The same seed draws the same; otherwise 1 */
                seed?: number;
                /** @description `systematic`, `evenness`, `areas` or `persons` */
                test?: string;
                /**
                 * @description The whole: code or name of an area; otherwise the nation
                 * @example 0380
                 */
                within?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Sub-areas: an edition, a level, or `finest`
                 * @example finest
                 */
                areas: string;
                /**
                 * @description Group system
                 * @example income_quartiles
                 */
                groups: string;
                /**
                 * @description Measure
                 * @example dissimilarity
                 */
                measure: string;
                /**
                 * @description Year, `first-last`, several with commas, `all` or `latest`
                 * @example 2022
                 */
                years: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A row for each whole and year */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeasureResultAnswer"];
                };
            };
            /** @description Not understood, does not go together, or too large */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description No such measure, groups, area or year */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Too many heavy questions at this moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_measure_difference: {
        parameters: {
            query?: {
                /**
                 * @description The groups that it is held against; otherwise all others
                 * @example q4
                 */
                against?: string;
                /** @description Two areas with a comma */
                between?: string;
                /**
                 * @description The group, several with commas
                 * @example q1
                 */
                group?: string;
                /** @description 1 to 10 000; otherwise 1 000 */
                replicates?: number;
                /** @description `labels`, `composition` or `bootstrap`; otherwise `labels` */
                scheme?: string;
                /** @description The same seed draws the same; otherwise 1 */
                seed?: number;
                /**
                 * @description The area whose years are compared; otherwise the nation
                 * @example 0380
                 */
                within?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Sub-areas: an edition, a level, or `finest`
                 * @example finest
                 */
                areas: string;
                /**
                 * @description Group system
                 * @example income_quartiles
                 */
                groups: string;
                /**
                 * @description Measure
                 * @example dissimilarity
                 */
                measure: string;
                /**
                 * @description One year, or two with a comma
                 * @example 2012,2022
                 */
                years: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Both sides and their difference */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DifferenceAnswer"];
                };
            };
            /** @description Not understood, does not go together, or too large */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description No such measure, groups, area or year */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Too many heavy questions at this moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_measure_pattern: {
        parameters: {
            query?: {
                /**
                 * @description The groups that it is held against; otherwise all others
                 * @example q4
                 */
                against?: string;
                /** @description Two areas with a comma */
                between?: string;
                /**
                 * @description The group, several with commas
                 * @example q1
                 */
                group?: string;
                /**
                 * @description The area whose years are compared; otherwise the nation
                 * @example 0380
                 */
                within?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Sub-areas: an edition, a level, or `finest`
                 * @example finest
                 */
                areas: string;
                /**
                 * @description Group system
                 * @example income_quartiles
                 */
                groups: string;
                /**
                 * @description Measure that holds one group against others
                 * @example dissimilarity
                 */
                measure: string;
                /**
                 * @description One year, or two with a comma
                 * @example 2012,2022
                 */
                years: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Both sides, and the two parts of their difference */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatternAnswer"];
                };
            };
            /** @description Not understood, does not go together, or too large */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description No such measure, groups, area or year */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Too many heavy questions at this moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_openapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    get_operator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Name and contact, null where they were not said */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operator"];
                };
            };
        };
    };
    post_own_area: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description People, statistical areas, indicators and types, as estimates with bounds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAreaAnswer"];
                };
            };
            /** @description Not an area in Sweden, or too large */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than a mebibyte */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Too many heavy questions at this moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    post_own_count: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description A count by points */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnCountAnswer"];
                };
            };
            /** @description Not an area in Sweden, or too large */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than a mebibyte */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Too many heavy questions at this moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    post_own_similar: {
        parameters: {
            query?: {
                /**
                 * @description Indicators with commas between; otherwise the usual ones
                 * @example low_economic_standard,foreign_background
                 */
                by?: string;
                /** @description Number of areas, at most 100; otherwise 10 */
                n?: number;
                /**
                 * @description A weight for each indicator of `by`; otherwise all the same
                 * @example 2,1
                 */
                weights?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description The nearest areas, with the bounds of their distances */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnSimilarAnswer"];
                };
            };
            /** @description Not an area in Sweden, not understood, or too much */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description No such indicator, or nothing to compare */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than a mebibyte */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Too many heavy questions at this moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    post_own_years: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Indicator
                 * @example low_economic_standard
                 */
                indicator: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description A year after the other, with the breaks between them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnYearsAnswer"];
                };
            };
            /** @description Not an area in Sweden, too large, or a class */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description No such indicator */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description More than a mebibyte */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Too many heavy questions at this moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_police: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Edition of the list
                 * @example Police_2023
                 */
                edition: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Areas and overlaps */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoliceAnswer"];
                };
            };
            /** @description No such edition */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_profile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Code of the area
                 * @example 0380R001
                 */
                code: string;
                /**
                 * @description Edition of the areas
                 * @example RegSO_2020
                 */
                vintage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The area's profile */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileAnswer"];
                };
            };
            /** @description No such area */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_revisions_feed: {
        parameters: {
            query?: {
                /**
                 * @description `sv` or `en`
                 * @example en
                 */
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Atom feed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                };
            };
        };
    };
    get_series: {
        parameters: {
            query?: {
                /** @description 1: also years of other editions, on the borders of this one */
                bridge?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Code of the area
                 * @example 0380R001
                 */
                code: string;
                /**
                 * @description Indicator
                 * @example population
                 */
                indicator: string;
                /**
                 * @description Edition of the areas
                 * @example RegSO_2025
                 */
                vintage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Published points with breaks, and bridged ones apart */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverTimeAnswer"];
                };
            };
            /** @description No such area or indicator, or no borders to bridge over */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_similar: {
        parameters: {
            query?: {
                /**
                 * @description Indicators with commas between; otherwise the usual ones
                 * @example low_economic_standard,foreign_background
                 */
                by?: string;
                /** @description Number of areas, at most 100; otherwise 10 */
                n?: number;
                /**
                 * @description A weight for each indicator of `by`; otherwise all the same
                 * @example 2,1
                 */
                weights?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Code of the area
                 * @example 0380R001
                 */
                code: string;
                /**
                 * @description Edition of the areas
                 * @example RegSO_2020
                 */
                vintage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The nearest areas with their distances */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimilarAnswer"];
                };
            };
            /** @description Not understood, or too much */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description No such area or indicator, or no year in common */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_snapshot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The snapshot's manifest */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotAnswer"];
                };
            };
            /** @description Nothing is published */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_types: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Year
                 * @example 2022
                 */
                period: number;
                /** @description `published` or `open` */
                variant: components["schemas"]["Variant"];
                /**
                 * @description Edition of the areas
                 * @example RegSO_2020
                 */
                vintage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Types and cuts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TypesAnswer"];
                };
            };
            /** @description Not a year or not a variant */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description No such types */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_values: {
        parameters: {
            query?: {
                /** @description 1: for a map – values with as few digits as keep their order and what is shown of them, without bounds and breaks */
                brief?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Indicator
                 * @example population
                 */
                indicator: string;
                /**
                 * @description Year
                 * @example 2022
                 */
                period: number;
                /**
                 * @description Edition of the areas
                 * @example RegSO_2020
                 */
                vintage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A column in area order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValuesAnswer"];
                };
            };
            /** @description Not a year */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description No such column */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_values_of_part: {
        parameters: {
            query?: {
                /** @description 1: for a map – values with as few digits as keep their order and what is shown of them, without bounds and breaks */
                brief?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Part of the population: `dimension=value`, several with commas, or `total`
                 * @example age=0-4
                 */
                breakdown: string;
                /**
                 * @description Indicator
                 * @example population
                 */
                indicator: string;
                /**
                 * @description Year
                 * @example 2022
                 */
                period: number;
                /**
                 * @description Edition of the areas
                 * @example RegSO_2020
                 */
                vintage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A column in area order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValuesAnswer"];
                };
            };
            /** @description Not a year or not a breakdown */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description No such column */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    values_file: {
        parameters: {
            query?: {
                /**
                 * @description Only the areas within this one
                 * @example 0380
                 */
                within?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Part of the population
                 * @example total
                 */
                breakdown: string;
                /**
                 * @description `csv`, `xlsx` or `jsonstat`
                 * @example xlsx
                 */
                form: string;
                /**
                 * @description Indicator
                 * @example population
                 */
                indicator: string;
                /**
                 * @description Year
                 * @example 2022
                 */
                period: number;
                /**
                 * @description Edition of the areas
                 * @example RegSO_2020
                 */
                vintage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": number[];
                };
            };
            /** @description Not a year, not a breakdown, or an unknown parameter */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description No such column or area */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_vintages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The earlier edition
                 * @example RegSO_2020
                 */
                from: string;
                /**
                 * @description The later edition
                 * @example RegSO_2025
                 */
                to: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts, and every area that is not unchanged */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VintagesCompared"];
                };
            };
            /** @description Editions of different levels */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description No such edition, or no borders of it */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
            /** @description Too many heavy questions at this moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
    get_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It can */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthAnswer"];
                };
            };
            /** @description Nothing is published */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemAnswer"];
                };
            };
        };
    };
}
